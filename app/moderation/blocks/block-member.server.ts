import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import { type Viewer } from "~/accounts/permissions";
import { ranksBelow } from "~/accounts/still-may.server";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { notices } from "~/db/tables/notices.server";
import { posts } from "~/db/tables/posts.server";
import { beginAct, type Grounds, type Result, resultOf, stillMayModerate } from "~/log/perform-act.server";
import { mayBlock } from "~/moderation/policy";
import { type Duration, durations, untilLifted } from "./durations";
import { endBlocks } from "./end-blocks.server";

export type BlockMember = Grounds & { memberId: number; duration: Duration };

/**
 * Bars a member of lower rank from everything but reading, and takes all their posts out of sight. The posts and cases
 * it touches carry the entry's id, so that lifting it restores exactly them.
 */
export async function blockMember(
  db: Database,
  actor: Viewer,
  input: BlockMember,
  now: number,
): Promise<Result> {
  const { memberId, reason, note, duration } = input;
  const member = await findMember(db, memberId);
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
  const theirOpenReports = and(
    inArray(reports.postId, db.select({ id: cases.postId }).from(cases).where(theirOpenCases)),
    isNull(reports.outcome),
  );
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
    // Notices, then reports, then cases: they are found by the reports and the cases being open.
    statement(
      db,
      sql`
      insert into ${notices} (member_id, entry_id, kind, created_at)
      select distinct reporter_id, ${act.entryId}, 'report.closed', ${now} from ${reports} where ${theirOpenReports} and ${act.recorded}
      union all select ${memberId}, ${act.entryId}, 'user.blocked', ${now} where ${act.recorded}`,
    ),
    db
      .update(reports)
      .set({ outcome: "closed by block", decidedEntryId: act.entryId })
      .where(and(theirOpenReports, act.recorded)),
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
  ]);
  return resultOf(recorded, db, act, actor, "user:block", now);
}
