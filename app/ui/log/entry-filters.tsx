import { displayName } from "~/accounts/names/member-name";
import { kinds } from "~/log/kinds";
import { logAddress, type LogFilter } from "~/log/log-filter";
import type { LogView } from "~/log/log-view";
import { Link } from "~/ui/elements/link";

/** Links that filter the log by the members, the kind or the post of an entry. */
export function EntryFilters({ entry, filter }: { entry: LogView; filter: LogFilter }) {
  const { actor, member, kind, postId } = entry;
  const links: { added: Partial<LogFilter>; label: string }[] = [
    ...(actor ? [{ added: { actor: actor.id }, label: `Only by ${displayName(actor)}` }] : []),
    ...(member ? [{ added: { person: member.id }, label: `Only about ${displayName(member)}` }] : []),
    { added: { kind }, label: `Only “${kinds[kind].label}”` },
    ...(postId === null ? [] : [{ added: { post: postId }, label: `Only post ${postId}` }]),
  ];
  const newFilters = links.filter(({ added }) =>
    Object.entries(added).some(([name, value]) => filter[name as keyof LogFilter] !== value),
  );
  if (newFilters.length === 0) return null;
  return (
    <details className="entry-filters">
      <summary>
        Filter<span className="visually-hidden"> by entry {entry.id}</span>
      </summary>
      <ul>
        {newFilters.map(({ added, label }) => (
          <li key={label}>
            <Link to={logAddress({ ...filter, ...added })}>
              <bdi>{label}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
