import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { outranks, roles, type Viewer } from "../accounts/permissions";
import { type Database, statement } from "../db/client.server";
import { cases, members, notices, posts, reports } from "../db/schema.server";
import { beginAct, type Grounds, type Result, resultOf, stillMayModerate } from "./acts.server";
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
export async function blockUser(db: Database, actor: Viewer, input: BlockUser, now: number): Promise<Result> {
  const { memberId, reason, note, duration } = input;
  const member = await findPerson(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayBlock(actor, member)) return { outcome: "forbidden" };
  // A block whose time is up but whose posts still wait for the clock.
  if (member.blockedUntil !== null && member.blockedUntil <= now) await endBlocks(db, now);

  const ms = durations[duration];
  const until = ms === null ? untilLifted : now + ms;
  const lastPostId = sql`(select max(${posts.id}) from ${posts} where ${posts.authorId} = ${memberId})`;
  const details = sql`json_object('duration', ${duration}, 'until', ${until}, 'lastPostId', ${lastPostId})`;
  const act = beginAct(db, { kind: "user.blocked", actorId: actor.id, memberId, reason, note, details }, now);
  const free = and(eq(members.id, memberId), isNull(members.blockedUntil), isNull(members.erasedAt));
  const theirOpenCases = and(eq(cases.authorId, memberId), eq(cases.state, "open"));
  const [recorded] = await db.batch([
    act.record(
      and(
        stillMayModerate(actor, "user:block", now),
        ranksBelow(actor, memberId),
        sql`exists (select 1 from ${members} where ${free})`,
      ),
    ),
    // A trigger ends their sessions.
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
      .where(
        and(
          inArray(reports.postId, db.select({ id: cases.postId }).from(cases).where(theirOpenCases)),
          isNull(reports.outcome),
          act.recorded,
        ),
      ),
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
      .where(and(theirOpenCases, act.recorded)),
    statement(
      db,
      sql`
      insert into ${notices} (member_id, entry_id, kind, created_at)
      select distinct reporter_id, decided_entry_id, 'report.closed', ${now} from ${reports} where decided_entry_id = ${act.entryId}
      union all select ${memberId}, ${act.entryId}, 'user.blocked', ${now} where ${act.recorded}`,
    ),
  ]);
  return resultOf(recorded, db, act, actor, "user:block", now);
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
