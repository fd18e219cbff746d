import { and, eq, gt, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { stillMay } from "~/accounts/still-may.server";
import type { Database } from "~/db/client.server";
import { pageLength } from "~/db/keyset";
import { cases } from "~/db/tables/cases.server";
import { beginAct, type Result, resultOf, stillMayModerate } from "~/log/perform-act.server";
import { mayDecide } from "~/moderation/policy";
import { minute } from "~/time/units";
import { findCasePost } from "./find-case-post.server";

/** How long a claim holds (ms) unless it is renewed. */
export const claimHolds = 10 * minute;

/** As many as a page of the queue has: so "claimed by me" reads few rows, and nobody sets half the queue aside. */
export const claimLimit = pageLength;

/**
 * Tells colleagues that one is on an open case: for ten minutes, or for ten more where one is already, which is no act
 * of its own. A colleague's claim stands until it runs out; it bars nobody from deciding. Nobody holds more than `claimLimit`.
 */
export async function claimCase(
  db: Database,
  actor: Viewer,
  { postId }: { postId: number },
  now: number,
): Promise<Result | { outcome: "renewed" }> {
  const post = await findCasePost(db, postId);
  if (!post) return { outcome: "not-found" };
  if (!mayDecide(actor, "report:dismiss", post)) return { outcome: "forbidden" };

  const entry = { kind: "case.claimed" as const, actorId: actor.id, postId, memberId: post.author.id };
  const act = beginAct(db, entry, now);
  const open = and(eq(cases.postId, postId), eq(cases.state, "open"), ne(cases.authorId, actor.id));
  const mine = and(eq(cases.claimedById, actor.id), gt(cases.claimedUntil, now));
  const free = or(isNull(cases.claimedUntil), lte(cases.claimedUntil, now));
  const another = sql`(${claimsOf(actor, now)}) < ${claimLimit}`;
  const claimedUntil = now + claimHolds;
  const [renewed, recorded] = await db.batch([
    db
      .update(cases)
      .set({ claimedUntil })
      .where(and(open, mine, stillMay(actor, "report:dismiss", now)))
      .returning({ postId: cases.postId }),
    act.record(
      sql`${stillMayModerate(actor, "report:dismiss", now)} and ${another} and exists (select 1 from ${cases} where ${and(open, free)})`,
    ),
    db.update(cases).set({ claimedById: actor.id, claimedUntil }).where(and(open, act.recorded)),
  ]);
  if (renewed.length > 0) return { outcome: "renewed" };
  return resultOf(recorded, db, act, actor, "report:dismiss", now);
}

const claimsOf = (actor: Viewer, now: number) =>
  sql`select count(*) from ${cases} where ${and(eq(cases.claimedById, actor.id), gt(cases.claimedUntil, now))}`;

/** Whether the moderator is on as many cases as one can be. */
export async function holdsAllClaims(db: Database, actor: Viewer, now: number): Promise<boolean> {
  const { held } = await db.get<{ held: number }>(sql`select (${claimsOf(actor, now)}) as held`);
  return held >= claimLimit;
}

/** Gives up one's claim. */
export async function releaseCase(
  db: Database,
  actor: Viewer,
  { postId }: { postId: number },
  now: number,
): Promise<Result> {
  const post = await findCasePost(db, postId);
  if (!post) return { outcome: "not-found" };
  if (!mayDecide(actor, "report:dismiss", post)) return { outcome: "forbidden" };

  const entry = { kind: "case.released" as const, actorId: actor.id, postId, memberId: post.author.id };
  const act = beginAct(db, entry, now);
  const mine = and(eq(cases.postId, postId), eq(cases.claimedById, actor.id), gt(cases.claimedUntil, now));
  const [recorded] = await db.batch([
    act.record(
      sql`${stillMayModerate(actor, "report:dismiss", now)} and exists (select 1 from ${cases} where ${mine})`,
    ),
    db
      .update(cases)
      .set({ claimedById: null, claimedUntil: null })
      .where(and(eq(cases.postId, postId), act.recorded)),
  ]);
  return resultOf(recorded, db, act, actor, "report:dismiss", now);
}
