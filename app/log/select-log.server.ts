import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { nameColumnsOrNull, toNamed } from "~/accounts/names/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import type { Database } from "~/db/client.server";
import { withDetails } from "~/db/log-details";
import { members } from "~/db/tables/accounts.server";
import { isModeration, log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { LogKind } from "~/db/vocabulary";
import { firstWords } from "~/text/first-words";
import { confidentialKinds, isDecision, isReversible } from "./kinds";
import { type LogView, toKindAsTold } from "./log-view";

/** The partial indexes of the log: each has entries of moderation only (`log_public`: of public acts), in order of time. */
export type LogIndex =
  | "log_moderation"
  | "log_by_actor"
  | "log_by_actor_and_kind"
  | "log_by_member"
  | "log_by_member_and_kind"
  | "log_by_kind"
  | "log_public"
  | "log_by_post";

const actors = alias(members, "actors");
const reversed = alias(log, "reversed");
const reversals = alias(log, "reversals");

const logColumns = {
  ...aliasedColumns({
    id: log.id,
    at: log.at,
    kind: log.kind,
    postId: log.postId,
    reason: log.reason,
    note: log.note,
    details: log.details,
    reversesId: log.reversesId,
  }),
  ...aliasedColumnsOrNull({
    memberRole: members.role,
    reversedKind: reversed.kind,
    reversedDetails: reversed.details,
    reversalId: reversals.id,
    reversalKind: reversals.kind,
    postBody: posts.body,
    postDeletedAt: posts.deletedAt,
  }),
  ...nameColumnsOrNull(actors, "actor"),
  ...nameColumnsOrNull(members, "member"),
};

/**
 * SQL: the entry is not a confidential one about the viewer, nor the undoing of one. It belongs where entries are counted
 * off for a page: were they left out afterwards, the page would be shorter, and tell that there are some.
 */
export function isVisibleTo(viewer: Viewer): SQL {
  // Not IN: SQLite makes a table of its list, and D1 counts a row read for each look into it.
  const isConfidential = or(...confidentialKinds.map((kind) => eq(log.kind, kind)));
  const isUndone = or(...confidentialKinds.filter(isReversible).map((kind) => sql`undone.kind = ${kind}`));
  return sql`not (${log.memberId} is ${viewer.id} and (${isConfidential} or ${log.reversesId} is not null
    and exists (select 1 from ${log} as undone where undone.id = ${log.reversesId} and ${isUndone})))`;
}

/** For a batch: the latest entries of moderation that match `condition`, which the index should cover. */
export function selectLog(
  db: Database,
  index: LogIndex,
  condition: SQL | undefined,
  limit: number,
  options?: SelectOptions,
) {
  return selectEntries(
    db,
    sql`(select * from ${fromIndex(index)} where ${and(isModeration, condition)}
      order by ${log.at} desc, ${log.id} desc limit ${limit}) as log`,
    options,
  );
}

// The index is named, because statistics could lead the planner to scan the table instead.
export function fromIndex(index: LogIndex): SQL {
  return sql`${log} indexed by ${sql.identifier(index)}`;
}

type SelectOptions = {
  /** Where this does not hold, nothing is joined, because each join costs a row read. */
  shown?: SQL;
  /** The page shows the post of these entries anyway. */
  withoutPosts?: boolean;
};

/**
 * The entries of `part` (a subquery called `log`), joined with actor, member and post, and with the entries that they undid
 * or that undid them.
 */
export function selectEntries(
  db: Database,
  part: SQL,
  { shown = sql`1`, withoutPosts = false }: SelectOptions = {},
) {
  const idWhere = (condition: SQL, id: SQL | typeof log.id) => sql`case when ${condition} then ${id} end`;
  // An entry that undoes another cannot be undone itself.
  const isNoReversal = isNull(log.reversesId);
  return db
    .select({ ...logColumns, shown: sql<number>`${shown}`.as("shown") })
    .from(part)
    .leftJoin(actors, eq(actors.id, idWhere(shown, sql`${log.actorId}`)))
    .leftJoin(members, eq(members.id, idWhere(shown, sql`${log.memberId}`)))
    .leftJoin(posts, eq(posts.id, idWhere(withoutPosts ? sql`0` : shown, sql`${log.postId}`)))
    .leftJoin(reversed, eq(reversed.id, idWhere(shown, sql`${log.reversesId}`)))
    .leftJoin(reversals, eq(reversals.reversesId, idWhere(sql`${shown} and ${isNoReversal}`, log.id)));
}

/**
 * SQL for `doneBefore`: the id of the latest entry of this kind about the member, if the actor made it with this note.
 * `still`: what shows that it is in force.
 */
export function latestByActor(
  actor: Viewer,
  { kind, memberId, note }: { kind: LogKind; memberId: number; note: string },
  still: SQL | undefined,
): SQL {
  return sql`select id from (select * from ${fromIndex("log_by_member_and_kind")}
    where ${log.memberId} = ${memberId} and ${log.kind} = ${kind} and ${isModeration}
    order by ${log.at} desc, ${log.id} desc limit 1) as log
    where ${log.actorId} = ${actor.id} and ${log.note} = ${note} and ${still}`;
}

type LogRow = Awaited<ReturnType<typeof selectEntries>>[number];

/** Newest first. Sorted here, because D1 counts the rows of a sort as read. */
export function latestFirst(rows: LogRow[]): LogRow[] {
  return [...rows].sort((a, b) => b.at - a.at || b.id - a.id);
}

export function toLogViews(rows: LogRow[]): LogView[] {
  return latestFirst(rows)
    .filter(({ shown }) => shown)
    .map(toLogView);
}

export function toLogView(row: LogRow): LogView {
  const { id, at, postId, memberRole, note, reversesId, reversalId } = row;
  return {
    id,
    at,
    ...toKindAsTold(withDetails(row.kind, row.details)),
    postId,
    postWords: row.postBody === null || row.postDeletedAt !== null ? null : firstWords(row.postBody),
    memberRole,
    note,
    reason: row.reason,
    actor: toNamed(row, "actor"),
    member: toNamed(row, "member"),
    reverses:
      reversesId === null || row.reversedKind === null || row.reversedDetails === null
        ? null
        : { id: reversesId, ...toKindAsTold(withDetails(row.reversedKind, row.reversedDetails)) },
    reversedBy:
      reversalId === null || row.reversalKind === null ? null : { id: reversalId, kind: row.reversalKind },
    // Without the state of the case before a decision there is nothing to restore.
    restorable: isReversible(row.kind) && (!isDecision(row.kind) || "before" in row.details),
  };
}
