import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { outranks, roles, type Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { cases, members, posts, reports, sessions } from "../db/schema.server";
import { stillMayModerate, beginAct, explainRefusal, type Grounds, type Outcome } from "./acts.server";
import { untilLifted } from "./blocks.server";
import { endBlocks } from "./end-blocks.server";
import { findPerson } from "./find-person.server";
import { mayBlock } from "./policy";
import { type Duration, durations } from "./reasons";

export type BlockUser = Grounds & { memberId: number; duration: Duration };

/**
 * Bars a member of lower rank from everything but reading, and takes all their posts out of sight. The posts and cases
 * it touches carry the entry's id, so that lifting it restores exactly them.
 */
export async function blockUser(
  db: Database,
  actor: Viewer,
  input: BlockUser,
  now: number,
): Promise<Outcome> {
  const { memberId, reason, note, duration } = input;
  const member = await findPerson(db, memberId);
  if (!member || member.erased) return "not-found";
  if (!mayBlock(actor, member)) return "forbidden";
  // A block whose time is up but whose posts still wait for the clock.
  if (member.blockedUntil !== null && member.blockedUntil <= now) await endBlocks(db, now);

  const { ms } = durations[duration];
  const until = ms === null ? untilLifted : now + ms;
  const act = beginAct(
    db,
    { kind: "user.blocked", actorId: actor.id, memberId, reason, note, details: { duration, until } },
    now,
  );
  const theirs = db.select({ id: posts.id }).from(posts).where(eq(posts.blockEntryId, act.entryId));
  const [recorded] = await db.batch([
    act.record(
      and(
        stillMayModerate(actor, "user:block", now),
        ranksBelow(actor, memberId),
        sql`exists (select 1 from ${members} where ${and(eq(members.id, memberId), isNull(members.blockedUntil))})`,
      ),
    ),
    db
      .update(members)
      .set({ blockedUntil: until, blockEntryId: act.entryId })
      .where(and(eq(members.id, memberId), act.recorded)),
    db
      .update(posts)
      .set({ blockEntryId: act.entryId })
      .where(and(eq(posts.authorId, memberId), isNull(posts.deletedAt), act.recorded)),
    // The reports first: they are found by their cases being open.
    db
      .update(reports)
      .set({ outcome: "closed by block", decidedEntryId: act.entryId })
      .where(and(inArray(reports.postId, theirs), isNull(reports.outcome), act.recorded)),
    db
      .update(cases)
      .set({
        state: "decided",
        verdict: "block",
        version: sql`${cases.version} + 1`,
        decidedAt: now,
        decidedById: actor.id,
        decidedEntryId: act.entryId,
        claimedById: null,
        claimedUntil: null,
      })
      .where(and(inArray(cases.postId, theirs), eq(cases.state, "open"), act.recorded)),
    db.delete(sessions).where(and(eq(sessions.memberId, memberId), act.recorded)),
  ]);
  return recorded.length > 0 ? "done" : explainRefusal(db, act, actor, "user:block", now);
}

/** In the write itself: the member is another person, of strictly lower rank than the actor has now. */
export function ranksBelow(actor: Viewer, memberId: number): SQL {
  const pairs = roles.flatMap((higher) =>
    roles
      .filter((lower) => outranks(higher, lower))
      .map((lower) => and(sql`actor.role = ${higher}`, sql`person.role = ${lower}`)),
  );
  return sql`exists (select 1 from ${members} as actor, ${members} as person
    where actor.id = ${actor.id} and person.id = ${memberId} and actor.id <> person.id and ${or(...pairs)})`;
}
