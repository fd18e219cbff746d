import { and, desc, eq, lt, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Named } from "../accounts/member-name";
import type { Database } from "../db/client.server";
import { namedColumns, namedColumnsOrNull } from "../db/columns.server";
import { isModeration, log, members } from "../db/schema.server";
import { pageLength } from "../feed/read-posts.server";
import type { LogView } from "./case-view";
import type { ActReason } from "./reasons";

const actors = alias(members, "actors");

const logColumns = {
  ...namedColumns({
    id: log.id,
    at: log.at,
    kind: log.kind,
    actorId: log.actorId,
    postId: log.postId,
    memberId: log.memberId,
    reason: log.reason,
    note: log.note,
    details: log.details,
  }),
  ...namedColumnsOrNull({
    actorName: actors.name,
    actorErasedAt: actors.erasedAt,
    memberName: members.name,
    memberErasedAt: members.erasedAt,
  }),
};

/** A page of what moderators, admins and the clock did, newest first. */
export async function listLog(
  db: Database,
  before: number | null,
): Promise<{ entries: LogView[]; before: number | null }> {
  const older = before === null ? undefined : lt(log.id, before);
  const rows = await selectLog(db, and(isModeration(log.kind), older), pageLength + 1);
  const entries = rows.slice(0, pageLength).map(toLogView);
  return { entries, before: rows.length > pageLength ? (entries.at(-1)?.id ?? null) : null };
}

/** The latest entries that a condition holds for, with the names of those concerned; for a batch. */
export function selectLog(db: Database, condition: SQL | undefined, limit: number) {
  return db
    .select(logColumns)
    .from(log)
    .leftJoin(actors, eq(actors.id, log.actorId))
    .leftJoin(members, eq(members.id, log.memberId))
    .where(condition)
    .orderBy(desc(log.id))
    .limit(limit);
}

type LogRow = Awaited<ReturnType<typeof selectLog>>[number];

export function toLogView(row: LogRow): LogView {
  const { id, at, kind, postId, note, details } = row;
  return {
    id,
    at,
    kind,
    postId,
    note,
    details,
    reason: row.reason as ActReason | null,
    actor: named(row.actorId, row.actorName, row.actorErasedAt),
    member: named(row.memberId, row.memberName, row.memberErasedAt),
  };
}

function named(id: number | null, name: string | null, erasedAt: number | null): Named | null {
  return id === null ? null : { id, name, erased: erasedAt !== null };
}
