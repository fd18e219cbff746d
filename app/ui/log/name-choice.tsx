import type { LogPage } from "~/log/list-log.server";
import { logAddress, type LogFilter } from "~/log/log-filter";
import { MemberLine } from "~/ui/elements/member-line";

/** Whom the name of the filter could mean, where several members have it: each leads to their entries. */
export function NameChoice({ named, filter }: { named: NonNullable<LogPage["named"]>; filter: LogFilter }) {
  return (
    <section aria-labelledby="name-choice">
      <h2 id="name-choice">Who do you mean?</h2>
      <ul className="name-choice">
        {named.members.map((member) => (
          <li key={member.id}>
            <MemberLine member={member} to={logAddress({ ...filter, name: `#${member.id}` })} numbered />
          </li>
        ))}
      </ul>
      {named.more && <p className="hint">More members have this name. Type more of it to find the others.</p>}
    </section>
  );
}
