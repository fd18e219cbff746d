import { and, eq, or, sql } from "drizzle-orm";
import { nameColumns, toNamed } from "~/accounts/names/name-columns.server";
import { may, type Viewer } from "~/accounts/permissions";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { type Database, statement } from "~/db/client.server";
import { withDetails } from "~/db/log-details";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { isModeration, log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { LogKind } from "~/db/vocabulary";
import {
  actColumns,
  appealStateOf,
  hasAppealableKind,
  isActInForce,
  toAppealedAct,
} from "~/moderation/appeals/appealed-act.server";
import type { End, Statement } from "./statement-view";

/**
 * The statement of reasons for a decision: for the member whom it concerns and, of others, for moderators. Null for any other
 * entry of the log.
 */
export async function findStatement(
  db: Database,
  viewer: Viewer,
  entryId: number,
  now: number,
): Promise<Statement | null> {
  const isAboutViewer = eq(log.memberId, viewer.id);
  const isReadable = may(viewer, "log:read") ? undefined : isAboutViewer;
  const [[row], [later]] = await db.batch([
    selectDecision(db, now).where(and(eq(log.id, entryId), hasAppealableKind, isReadable)),
    selectEnd(db, entryId),
  ]);
  if (!row) return null;
  const member = toNamed(row, "member");
  const act = toAppealedAct(row, { ...member, role: row.role });
  const inForce = row.isInForce === 1;
  return {
    act,
    member,
    isOwn: member.id === viewer.id,
    reported: readReported(row),
    kept: row.isKept === 1,
    status: row.appealState ?? (inForce ? "possible" : "over"),
    end: inForce ? null : describeEnd(row, act.until, later, now),
  };
}

function selectDecision(db: Database, now: number) {
  return db
    .select({
      ...actColumns,
      ...nameColumns(members, "member"),
      ...aliasedColumns({ role: members.role }),
      appealState: appealStateOf().as("appealState"),
      isInForce: isActInForce(now).as("isInForce"),
      isKept: sql<number>`${log.actorId} is null`.as("isKept"),
    })
    .from(log)
    .innerJoin(members, eq(members.id, log.memberId))
    .leftJoin(posts, eq(posts.id, log.postId))
    .leftJoin(appeals, eq(appeals.entryId, log.id))
    .$dynamic();
}

/** How many of the entries that follow a decision are read: whoever has more about them learns that it is over, not when. */
const followed = 100;

type Later = { kind: LogKind; at: number };

/** The last entry that took the decision back, among those about its member that followed it. */
function selectEnd(db: Database, entryId: number) {
  const tookItBack = or(
    sql`reverses_id = ${entryId}`,
    sql`kind = 'post.unhidden' and details ->> 'hiddenEntryId' = ${entryId}`,
    sql`kind = 'user.unblocked' and details ->> 'blockEntryId' = ${entryId}`,
    sql`kind = 'appeal.overturned' and details ->> 'appealedId' = ${entryId}`,
  );
  return statement<Later>(
    db,
    sql`select kind, at from (
        select ${log.id}, ${log.kind}, ${log.at}, ${log.details}, ${log.reversesId}
        from (select member_id as member, at as since from ${log} where ${log.id} = ${entryId}) join ${log} indexed by log_by_member
          on ${log.memberId} = member and ${log.at} >= since and ${isModeration}
        order by ${log.at} limit ${followed}
      ) where ${tookItBack} order by id desc limit 1`,
  );
}

/** A case is open because of reports; how long it had been open is in the entry of its decision. */
function readReported({ actKind, actDetails }: Parameters<typeof toAppealedAct>[0]): boolean | null {
  const act = withDetails(actKind, actDetails);
  return act.kind === "post.hidden" || act.kind === "post.warned"
    ? (act.details.waited ?? null) !== null
    : null;
}

const ends: Partial<Record<LogKind, End>> = {
  "act.undone": "undone",
  "appeal.overturned": "overturned",
  "post.unhidden": "unhidden",
  "user.unblocked": "unblocked",
};

function describeEnd(
  { postDeletedAt }: { postDeletedAt: number | null },
  until: number | null,
  later: Later | undefined,
  now: number,
): NonNullable<Statement["end"]> {
  const why = later && ends[later.kind];
  if (why)
    return { why: why === "unblocked" && later.at >= (until ?? Infinity) ? "expired" : why, at: later.at };
  if (postDeletedAt !== null) return { why: "deleted", at: postDeletedAt };
  if (until !== null && until <= now) return { why: "expired", at: until };
  return { why: "over", at: null };
}
