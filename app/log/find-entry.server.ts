import { and, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { MemberName } from "~/accounts/names/member-name";
import { nameColumnsOrNull, toNamed } from "~/accounts/names/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import type { Database } from "~/db/client.server";
import { type KindWithDetails, withDetails } from "~/db/log-details";
import { members } from "~/db/tables/accounts.server";
import { isModeration, log } from "~/db/tables/log.server";
import type { LogKind, Role } from "~/db/vocabulary";
import { isVisibleTo } from "./select-log.server";

/** An entry as the acts that undo it need it. */
export type LogEntry = KindWithDetails & {
  id: number;
  at: number;
  actorId: number | null;
  postId: number | null;
  memberId: number | null;
  /** Whom it concerned. */
  member: MemberName | null;
  memberRole: Role | null;
  /** Who undid it and when (ms); null while nobody has. */
  reversal: { by: MemberName | null; at: number } | null;
};

export type LogEntryOf<Kind extends LogKind> = Extract<LogEntry, { kind: Kind }>;

const reversals = alias(log, "reversals");
const reversers = alias(members, "reversers");

/** An entry that the viewer can read in the log: of moderation, and not kept from them. */
export function findReadableEntry(db: Database, viewer: Viewer, id: number): Promise<LogEntry | null> {
  return findEntry(db, id, and(isModeration, isVisibleTo(viewer)));
}

export async function findEntry(db: Database, id: number, condition?: SQL): Promise<LogEntry | null> {
  const [row] = await db
    .select({
      ...aliasedColumns({
        id: log.id,
        kind: log.kind,
        at: log.at,
        actorId: log.actorId,
        postId: log.postId,
        memberId: log.memberId,
        details: log.details,
      }),
      ...aliasedColumnsOrNull({
        memberRole: members.role,
        reversedAt: reversals.at,
      }),
      ...nameColumnsOrNull(members, "concerned"),
      ...nameColumnsOrNull(reversers, "reverser"),
    })
    .from(log)
    .leftJoin(members, eq(members.id, log.memberId))
    .leftJoin(reversals, sql`${reversals.reversesId} = ${log.id}`)
    .leftJoin(reversers, eq(reversers.id, reversals.actorId))
    .where(and(eq(log.id, id), condition));
  if (!row) return null;
  const { at, actorId, postId, memberId, memberRole } = row;
  return {
    ...withDetails(row.kind, row.details),
    id,
    at,
    actorId,
    postId,
    memberId,
    member: toNamed(row, "concerned"),
    memberRole,
    reversal: row.reversedAt === null ? null : { by: toNamed(row, "reverser"), at: row.reversedAt },
  };
}
