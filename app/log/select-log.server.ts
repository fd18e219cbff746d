import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { nameColumnsOrNull, toNamed } from "~/accounts/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { withDetails } from "~/db/log-details";
import { members } from "~/db/tables/accounts.server";
import { isModeration, log } from "~/db/tables/log.server";
import { confidentialKinds } from "./kinds";
import type { LogView } from "./log-view";

/** The indexes of the log; each holds moderation alone, in the order of time. */
export type LogIndex =
  | "log_moderation"
  | "log_by_actor"
  | "log_by_actor_and_kind"
  | "log_by_member"
  | "log_by_member_and_kind"
  | "log_by_kind"
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
  }),
  ...nameColumnsOrNull(actors, "actor"),
  ...nameColumnsOrNull(members, "member"),
};

/** What a viewer may see of the log: nothing confidential about themselves. */
export function isVisibleTo(viewer: Viewer): SQL {
  // Not IN: a list is a table to look into, which costs a row each time.
  const isConfidential = or(...confidentialKinds.map((kind) => eq(log.kind, kind)));
  return sql`not (${log.memberId} is ${viewer.id} and ${isConfidential})`;
}

/**
 * The latest entries of moderation that an index finds by a condition; for a batch, with `toLogViews`, which leaves out
 * those that `shown` does not hold for.
 */
export function selectLog(
  db: Database,
  index: LogIndex,
  condition: SQL | undefined,
  limit: number,
  shown?: SQL,
) {
  return selectEntries(
    db,
    sql`(select * from ${fromIndex(index)} where ${and(isModeration, condition)}
      order by ${log.at} desc, ${log.id} desc limit ${limit}) as log`,
    shown,
  );
}

// The index is named, or statistics could lead the planner to walk the table.
export function fromIndex(index: LogIndex): SQL {
  return sql`${log} indexed by ${sql.identifier(index)}`;
}

/**
 * Entries of a part of the log (a subquery called `log`), with the names of those concerned and with what they took back
 * or what took them back. Where `shown` does not hold, an entry comes without: looking costs a row each.
 */
export function selectEntries(db: Database, part: SQL, shown: SQL = sql`1`) {
  const where = (condition: SQL, id: SQL | typeof log.id) => sql`case when ${condition} then ${id} end`;
  // What undoes another entry is final.
  const isFirst = isNull(log.reversesId);
  return db
    .select({ ...logColumns, shown: sql<number>`${shown}`.as("shown") })
    .from(part)
    .leftJoin(actors, eq(actors.id, where(shown, sql`${log.actorId}`)))
    .leftJoin(members, eq(members.id, where(shown, sql`${log.memberId}`)))
    .leftJoin(reversed, eq(reversed.id, where(shown, sql`${log.reversesId}`)))
    .leftJoin(reversals, eq(reversals.reversesId, where(sql`${shown} and ${isFirst}`, log.id)));
}

type LogRow = Awaited<ReturnType<typeof selectEntries>>[number];

/** Sorted here: in the database it would cost a row each. */
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
    ...withDetails(row.kind, row.details),
    postId,
    memberRole,
    note,
    reason: row.reason,
    actor: toNamed(row, "actor"),
    member: toNamed(row, "member"),
    reverses:
      reversesId === null || row.reversedKind === null || row.reversedDetails === null
        ? null
        : { id: reversesId, ...withDetails(row.reversedKind, row.reversedDetails) },
    reversedBy:
      reversalId === null || row.reversalKind === null ? null : { id: reversalId, kind: row.reversalKind },
  };
}
