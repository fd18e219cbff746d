import type { ReactNode } from "react";
import { displayName } from "~/accounts/member-name";
import type { MemberPageView } from "~/moderation/members/member-page-view";
import { reasonLabel } from "~/moderation/reasons";
import { Quoted } from "~/ui/elements/quoted";
import { Time } from "~/ui/elements/time";
import { useSite } from "~/ui/shell/use-site";

type IgnoredReportsProps = {
  ignoring: MemberPageView["ignoring"];
  /** The form that changes it. */
  children: ReactNode;
};

/** That a member's reports are ignored, since when and why; without that, only the form. */
export function IgnoredReports({ ignoring, children }: IgnoredReportsProps) {
  const { now, rules } = useSite();
  if (!ignoring) return children ? <section>{children}</section> : null;
  const { by, at, reason, note } = ignoring;
  return (
    <section>
      <h2>Their reports are ignored</h2>
      <p>
        They open no cases. <bdi>{by ? displayName(by) : "Plaza"}</bdi> decided so <Time at={at} now={now} />
        {reason && `: ${reasonLabel(rules, reason)}`}. They are not told.
      </p>
      {note && <Quoted>{note}</Quoted>}
      {children}
    </section>
  );
}
