import { Link } from "@remix-run/react";
import { displayName } from "~/accounts/member-name";
import { kinds } from "~/log/kinds";
import { logAddress, type LogFilter } from "~/log/log-filter";
import type { LogView } from "~/log/log-view";

/** Ways to narrow the log to what an entry has: its people, its kind, its post. Folded away until one asks. */
export function LogNarrow({ entry, filter }: { entry: LogView; filter: LogFilter }) {
  const { actor, member, kind, postId } = entry;
  const ways: { only: Partial<LogFilter>; words: string }[] = [
    ...(actor ? [{ only: { actor: actor.id }, words: `Only by ${displayName(actor)}` }] : []),
    ...(member ? [{ only: { person: member.id }, words: `Only about ${displayName(member)}` }] : []),
    { only: { kind }, words: `Only “${kinds[kind].label}”` },
    ...(postId === null ? [] : [{ only: { post: postId }, words: `Only post ${postId}` }]),
  ];
  const narrower = ways.filter(({ only }) =>
    Object.entries(only).some(([name, value]) => filter[name as keyof LogFilter] !== value),
  );
  if (narrower.length === 0) return null;
  return (
    <details className="log-narrow">
      <summary>
        Filter<span className="visually-hidden"> by entry {entry.id}</span>
      </summary>
      <ul>
        {narrower.map(({ only, words }) => (
          <li key={words}>
            <Link to={logAddress({ ...filter, ...only })}>
              <bdi>{words}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
