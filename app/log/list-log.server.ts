import { and, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { MemberName } from "~/accounts/names/member-name";
import {
  namedMemberId,
  type NamedMembers,
  selectNamedMembers,
  toNamedMembers,
} from "~/accounts/names/named-members.server";
import { nameColumns, toNamed } from "~/accounts/names/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { type Cursor, formatCursor, takePage } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { isModeration, log } from "~/db/tables/log.server";
import { day } from "~/time/units";
import type { LogFilter } from "./log-filter";
import type { LogView } from "./log-view";
import {
  fromIndex,
  isVisibleTo,
  latestFirst,
  type LogIndex,
  selectEntries,
  toLogViews,
} from "./select-log.server";

/** How many entries are read for a page. With all that is joined to each, 20 stay within the budget of rows read. */
export const logPageLength = 20;

export type LogPage = {
  entries: LogView[];
  /** The cursor of the next, older page; null on the last. */
  before: string | null;
  /** Whether the page is shorter than others because some entries read for it did not match. */
  short: boolean;
  /** The members of the filter; null where there is none. */
  names: { actor: MemberName | null; person: MemberName | null };
  /** Who has the name of the filter: the entries are theirs where it is one member. Null where it has none. */
  named: NamedMembers | null;
};

/**
 * A page of entries of moderation, newest first. The part of the filter that no index covers is applied to the entries
 * that were read for the page, which may then be short.
 */
export async function listLog(
  db: Database,
  viewer: Viewer,
  filter: LogFilter,
  before: Cursor | null,
): Promise<LogPage> {
  const { scans, residual } = chooseScans(filter);
  const selected = [
    selectEntries(db, selectPage(filter, before, scans, isVisibleTo(viewer)), { shown: and(...residual) }),
    db
      .select(nameColumns(members, "member"))
      .from(members)
      .where(inArray(members.id, [filter.actor ?? 0, filter.person ?? 0])),
  ] as const;
  const [rows, known, named] =
    filter.name === null
      ? [...(await db.batch(selected)), null]
      : await db.batch([...selected, selectNamedMembers(db, filter.name)]);
  const page = takePage(latestFirst(rows), logPageLength);
  const entries = toLogViews(page.rows);
  const nameOf = (id: number | null) => {
    const found = known.find(({ memberId }) => memberId === id);
    return found ? toNamed(found, "member") : null;
  };
  return {
    entries,
    before: page.last && formatCursor({ value: page.last.at, id: page.last.id }),
    short: residual.length > 0 && entries.length < page.rows.length,
    names: { actor: nameOf(filter.actor), person: nameOf(filter.person) },
    named: named && toNamedMembers(named),
  };
}

/** An entry, with the entry that it undid or that undid it; null where the viewer may not see it. */
export async function findLogView(
  db: Database,
  viewer: Viewer,
  id: number,
): Promise<{ entry: LogView; related: LogView[] } | null> {
  const ids = sql`select ${id} union select reverses_id from ${log} where id = ${id} union select id from ${log} where reverses_id = ${id}`;
  const part = sql`(select * from ${log} where ${log.id} in (${ids}) and ${isModeration} and ${isVisibleTo(viewer)}) as log`;
  const entries = toLogViews(await selectEntries(db, part));
  const entry = entries.find((found) => found.id === id);
  return entry ? { entry, related: entries.filter((found) => found !== entry) } : null;
}

/** An index to read, and the conditions that it covers. */
type Scan = { index: LogIndex; indexed: SQL[] };

/**
 * What to read for a filter, and the conditions that this does not cover (`residual`). The most selective index comes first:
 * a post has few entries. By a name both the acts of its member and those about them are read.
 */
function chooseScans({ name, actor, kind, person, post }: LogFilter): { scans: Scan[]; residual: SQL[] } {
  const named = name === null ? null : namedMemberId(name);
  const by = {
    actor: actor === null ? null : eq(log.actorId, actor),
    kind: kind === null ? null : eq(log.kind, kind),
    person: person === null ? null : eq(log.memberId, person),
    post: post === null ? null : eq(log.postId, post),
    name: named && sql`(${log.actorId} = ${named} or ${log.memberId} = ${named})`,
  };
  const choose = (index: LogIndex, ...names: (keyof typeof by)[]) => ({
    scans: [{ index, indexed: names.flatMap((each) => by[each] ?? []) }],
    residual: Object.entries(by).flatMap(([each, holds]) =>
      holds === null || names.includes(each as keyof typeof by) ? [] : [holds],
    ),
  });
  if (by.post) return choose("log_by_post", "post");
  if (by.person && by.kind) return choose("log_by_member_and_kind", "person", "kind");
  if (by.person) return choose("log_by_member", "person");
  if (by.actor && by.kind) return choose("log_by_actor_and_kind", "actor", "kind");
  if (by.actor) return choose("log_by_actor", "actor");
  if (named) return { scans: scansOf(named, by.kind), residual: [] };
  return by.kind ? choose("log_by_kind", "kind") : choose("log_moderation");
}

/** What a member did, and what others did about them: an entry is in one of the two. */
function scansOf(member: SQL<number>, ofKind: SQL | null): Scan[] {
  const kind = ofKind ? [ofKind] : [];
  const byOther = sql`${log.actorId} is not ${member}`;
  return [
    {
      index: ofKind ? "log_by_actor_and_kind" : "log_by_actor",
      indexed: [eq(log.actorId, member), ...kind],
    },
    {
      index: ofKind ? "log_by_member_and_kind" : "log_by_member",
      indexed: [eq(log.memberId, member), ...kind, byOther],
    },
  ];
}

/** The entries to read for a page, and one more, as a subquery called `log`. */
function selectPage({ since, until }: LogFilter, before: Cursor | null, scans: Scan[], isVisible: SQL): SQL {
  const start = since === null ? 0 : Date.parse(since);
  const end = until === null ? Infinity : Date.parse(until) + day;
  const branches = (...when: SQL[]) =>
    scans.map(
      ({ index, indexed }) =>
        sql`select * from ${fromIndex(index)} where ${and(isModeration, ...indexed, isVisible, ...when)}`,
    );
  const from = gte(log.at, start);
  // SQLite merges the parts as it reads them, so that together they read no more rows than a page has.
  const page = (parts: SQL[]) =>
    sql`(${sql.join(parts, sql` union all `)} order by at desc, id desc limit ${logPageLength + 1}) as log`;
  // A cursor outside the days of the filter is ignored.
  if (before === null || before.value >= end || before.value < start)
    return page(end === Infinity ? branches(from) : branches(from, lt(log.at, end)));
  // A union, because SQLite cannot seek by (at, id): it would skip a thousand entries of the same moment one by one.
  const sameMoment = branches(eq(log.at, before.value), lt(log.id, before.id));
  return page([...sameMoment, ...branches(from, lt(log.at, before.value))]);
}
