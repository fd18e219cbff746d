import { and, eq, gt, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { MemberName } from "~/accounts/names/member-name";
import { nameColumns, toNamed } from "~/accounts/names/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import { actorHasPermission } from "~/accounts/permission-conditions.server";
import type { Database } from "~/db/client.server";
import { pageLength } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { isModeration, log } from "~/db/tables/log.server";
import type { PostView } from "~/feed/post-view";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { fromIndex } from "~/log/select-log.server";
import { mayDecide } from "~/moderation/policy";
import { minute } from "~/time/units";
import { findCasePost } from "./find-case-post.server";

/** How long a claim lasts (ms) unless it is renewed. */
export const claimDuration = 10 * minute;

/** One page of the queue, so that "claimed by me" reads few rows and nobody reserves half the queue. */
export const claimLimit = pageLength;

/**
 * Claims an open case for ten minutes, so that colleagues leave it alone; they can still decide it. Renews the actor's
 * own claim, which writes no log entry. A conflict if a colleague has claimed it, or the actor has `claimLimit` claims.
 */
export async function claimCase(
  db: Database,
  actor: Viewer,
  { postId }: { postId: number },
  now: number,
): Promise<ActResult | { outcome: "renewed" }> {
  if (await renewClaim(db, actor, postId, now)) return { outcome: "renewed" };
  const result = await makeClaim(db, actor, postId, now);
  // The button was pressed twice: the other request has just claimed it.
  if (result.outcome === "conflict" && (await renewClaim(db, actor, postId, now)))
    return { outcome: "renewed" };
  return result;
}

/** Gives up the actor's claim; a conflict if they have none and did not just give it up. */
export async function releaseCase(
  db: Database,
  actor: Viewer,
  { postId }: { postId: number },
  now: number,
): Promise<ActResult> {
  const post = await findClaimablePost(db, actor, postId);
  if ("outcome" in post) return post;
  const isMine = and(eq(cases.postId, postId), isClaimedBy(actor, now));
  return performAct(
    db,
    actor,
    {
      permission: "report:dismiss",
      entry: { kind: "case.released", actorId: actor.id, postId, memberId: post.author.id },
      guards: [
        { holds: sql`exists (select 1 from ${cases} where ${isMine})`, otherwise: { outcome: "conflict" } },
      ],
      doneBefore: sql`select id from (select ${log.id}, ${log.kind}, ${log.actorId} from ${fromIndex("log_by_post")}
        where ${log.postId} = ${postId} and ${isModeration} order by ${log.at} desc, ${log.id} desc limit 1)
        where kind = 'case.released' and actor_id = ${actor.id}`,
      changes: ({ exists }) => [
        db
          .update(cases)
          .set({ claimedById: null, claimedUntil: null })
          .where(and(eq(cases.postId, postId), exists)),
      ],
    },
    now,
  );
}

/** Who has claimed a case, and when they last claimed or renewed it (ms). Null if nobody has, or the claim has expired. */
export async function findClaim(
  db: Database,
  postId: number,
  now: number,
): Promise<{ by: MemberName; since: number } | null> {
  const [row] = await db
    .select({ ...nameColumns(members, "claimer"), until: cases.claimedUntil })
    .from(cases)
    .innerJoin(members, eq(members.id, cases.claimedById))
    .where(and(eq(cases.postId, postId), gt(cases.claimedUntil, now)));
  if (!row || row.until === null) return null;
  return { by: toNamed(row, "claimer"), since: row.until - claimDuration };
}

/** Whether the moderator has as many claims as anybody can have. */
export async function hasReachedClaimLimit(db: Database, actor: Viewer, now: number): Promise<boolean> {
  const { claims } = await db.get<{ claims: number }>(sql`select (${countClaims(actor, now)}) as claims`);
  return claims >= claimLimit;
}

async function makeClaim(db: Database, actor: Viewer, postId: number, now: number): Promise<ActResult> {
  const post = await findClaimablePost(db, actor, postId);
  if ("outcome" in post) return post;
  const isOpen = isOpenCase(actor, postId);
  const isUnclaimed = or(isNull(cases.claimedUntil), lte(cases.claimedUntil, now));
  const otherwise = { outcome: "conflict" } as const;
  return performAct(
    db,
    actor,
    {
      permission: "report:dismiss",
      entry: { kind: "case.claimed", actorId: actor.id, postId, memberId: post.author.id },
      guards: [
        { holds: sql`(${countClaims(actor, now)}) < ${claimLimit}`, otherwise },
        { holds: sql`exists (select 1 from ${cases} where ${and(isOpen, isUnclaimed)})`, otherwise },
      ],
      changes: ({ exists }) => [
        db
          .update(cases)
          .set({ claimedById: actor.id, claimedUntil: now + claimDuration })
          .where(and(isOpen, exists)),
      ],
    },
    now,
  );
}

async function renewClaim(db: Database, actor: Viewer, postId: number, now: number): Promise<boolean> {
  const isMine = isClaimedBy(actor, now);
  const [renewed] = await db.batch([
    db
      .update(cases)
      .set({ claimedUntil: now + claimDuration })
      .where(and(isOpenCase(actor, postId), isMine, actorHasPermission(actor, "report:dismiss", now)))
      .returning({ postId: cases.postId }),
  ]);
  return renewed.length > 0;
}

async function findClaimablePost(
  db: Database,
  actor: Viewer,
  postId: number,
): Promise<PostView | { outcome: "not-found" | "forbidden" }> {
  const post = await findCasePost(db, actor, postId);
  if (!post) return { outcome: "not-found" };
  return mayDecide(actor, "report:dismiss", post) ? post : { outcome: "forbidden" };
}

/** Never about the actor's own post. */
function isOpenCase(actor: Viewer, postId: number): SQL | undefined {
  return and(eq(cases.postId, postId), eq(cases.state, "open"), ne(cases.authorId, actor.id));
}

function isClaimedBy(actor: Viewer, now: number): SQL | undefined {
  return and(eq(cases.claimedById, actor.id), gt(cases.claimedUntil, now));
}

function countClaims(actor: Viewer, now: number): SQL {
  return sql`select count(*) from ${cases} where ${isClaimedBy(actor, now)}`;
}
