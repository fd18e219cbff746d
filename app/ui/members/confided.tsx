import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { displayName } from "~/accounts/member-name";
import { logAddress } from "~/log/log-filter";
import type { LogView } from "~/log/log-view";
import type { MemberPageView } from "~/moderation/members/member-page-view";
import { reasonWords } from "~/moderation/reasons";
import { Time } from "~/ui/elements/time";
import { useSite } from "~/ui/shell/use-site";

/** What moderators tell each other about a member, who does not see it; with the form for more. */
export function PrivateNotes({
  memberId,
  notes,
  children,
}: {
  memberId: number;
  notes: LogView[];
  children: ReactNode;
}) {
  const { now } = useSite();
  return (
    <section>
      <h2>Notes</h2>
      {notes.length > 0 && (
        <ul className="notes">
          {notes.map(({ id, actor, note, at }) => (
            <li key={id}>
              <p className="notes-by">
                <bdi>{actor ? displayName(actor) : "Plaza"}</bdi> · <Time at={at} now={now} />
              </p>
              <p className="quoted" dir="auto">
                {note}
              </p>
            </li>
          ))}
        </ul>
      )}
      {notes.length > 0 && (
        <p className="more">
          <Link to={logAddress({ person: memberId, kind: "note.added" })}>All of these, in the log</Link>
        </p>
      )}
      {children}
    </section>
  );
}

/** Whether a member's reports open cases, since when not and why; with the form to change it. */
export function Ignoring({
  ignoring,
  children,
}: {
  ignoring: MemberPageView["ignoring"];
  children: ReactNode;
}) {
  const { now } = useSite();
  if (!ignoring) return children ? <section>{children}</section> : null;
  const { by, at, reason, note } = ignoring;
  return (
    <section>
      <h2>Their reports are ignored</h2>
      <p>
        They open no cases. <bdi>{by ? displayName(by) : "Plaza"}</bdi> decided so <Time at={at} now={now} />
        {reason && `: ${reasonWords[reason].label}`}. They are not told.
      </p>
      {note && (
        <p className="quoted" dir="auto">
          {note}
        </p>
      )}
      {children}
    </section>
  );
}
