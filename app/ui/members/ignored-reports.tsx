import type { ReactNode } from "react";
import type { Role } from "~/db/vocabulary";
import type { MemberPageView } from "~/moderation/members/member-page-view";
import { describeIgnored } from "~/moderation/members/words";
import { reasonLabel } from "~/moderation/reasons";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { Time } from "~/ui/elements/words/time";
import { useRootData } from "~/ui/shell/use-root-data";
import { NumberedName } from "~/ui/elements/members/numbered-name";

type IgnoredReportsProps = {
  role: Role;
  ignoring: MemberPageView["ignoring"];
  /** The form that changes this. */
  children: ReactNode;
};

/** Who decided to ignore a member's reports, when and why. If they are not ignored, only the form. */
export function IgnoredReports({ role, ignoring, children }: IgnoredReportsProps) {
  const { now, rules } = useRootData();
  if (!ignoring) return children ? <section>{children}</section> : null;
  const { by, at, reason, note } = ignoring;
  return (
    <section>
      <h2>Their reports are ignored</h2>
      <p>
        {describeIgnored(role).here} {by ? <NumberedName member={by} /> : "Plaza"} decided this{" "}
        <Time at={at} now={now} />
        {reason && `: ${reasonLabel(rules, reason)}`}. They aren't told.
      </p>
      {note && <QuotedText>{note}</QuotedText>}
      {children}
    </section>
  );
}
