import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import type { Viewer } from "~/accounts/permissions";
import { actorOutranks } from "~/accounts/permission-conditions.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { Duration } from "~/db/vocabulary";
import type { EntryInBatch } from "~/log/insert-entries.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { mayActOn } from "~/moderation/policy";
import type { ReasonAndNote } from "~/moderation/reasons";
import { durations, untilLifted } from "./durations";
import { endExpiredBlock } from "./end-expired-blocks.server";

export type BlockMember = ReasonAndNote & { memberId: number; duration: Duration };

/**
 * Blocks a member of lower rank: they can only read, all their posts are hidden, and the open cases about them are closed.
 * Those posts and cases store the id of the entry, so that lifting the block restores exactly them.
 */
export async function blockMember(
  db: Database,
  actor: Viewer,
  { memberId, reason, note, duration }: BlockMember,
  now: number,
): Promise<ActResult> {
  const member = await findMember(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayActOn(actor, "user:block", member)) return { outcome: "forbidden" };
  // The scheduled job may not have ended an expired block yet.
  if (member.blockedUntil !== null && member.blockedUntil <= now) await endExpiredBlock(db, memberId, now);

  const ms = durations[duration];
  const until = ms === null ? untilLifted : now + ms;
  const lastPostId = sql`(select max(${posts.id}) from ${posts} where ${posts.authorId} = ${memberId})`;
  const details = sql`json_object('duration', ${duration}, 'until', ${until}, 'lastPostId', ${lastPostId})`;
  const isUnblocked = and(eq(members.id, memberId), isNull(members.blockedUntil), isNull(members.erasedAt));
  const otherwise = { outcome: "conflict" } as const;
  return performAct(
    db,
    actor,
    {
      permission: "user:block",
      entry: { kind: "user.blocked", actorId: actor.id, memberId, reason, note, details },
      guards: [
        { holds: actorOutranks(actor, memberId), otherwise },
        { holds: sql`exists (select 1 from ${members} where ${isUnblocked})`, otherwise },
      ],
      doneBefore: sql`select ${log.id} from ${members} join ${log} on ${log.id} = ${members.blockEntryId}
        where ${members.id} = ${memberId} and ${log.actorId} = ${actor.id} and ${log.kind} = 'user.blocked'
          and ${log.reason} = ${reason} and ${log.note} = ${note} and ${log.details} ->> 'duration' = ${duration}`,
      changes: (recorded) => applyBlock(db, actor, { memberId, until }, recorded, now),
      notify: {
        member: "user.blocked",
        reporters: { kind: "report.closed", of: isOpenReportOn(db, memberId) },
      },
    },
    now,
  );
}

/** The member's sessions are ended by a trigger. */
function applyBlock(
  db: Database,
  actor: Viewer,
  { memberId, until }: { memberId: number; until: number },
  { exists, entryId }: EntryInBatch,
  now: number,
) {
  return [
    db
      .update(members)
      .set({ blockedUntil: until, blockEntryId: entryId })
      .where(and(eq(members.id, memberId), exists)),
    db
      .update(posts)
      .set({ blockEntryId: entryId })
      .where(and(eq(posts.authorId, memberId), isNull(posts.deletedAt), exists)),
    // The reports before the cases, because they are found through the open cases.
    db
      .update(reports)
      .set({ outcome: "closed by block", decidedEntryId: entryId })
      .where(and(isOpenReportOn(db, memberId), exists)),
    db
      .update(cases)
      .set({
        state: "decided",
        verdict: "block",
        version: sql`${cases.version} + 1`,
        decidedAt: now,
        decidedById: actor.id,
        decidedEntryId: entryId,
        claimedById: null,
        claimedUntil: null,
      })
      .where(and(isOpenCaseOf(memberId), exists)),
  ] as const;
}

function isOpenReportOn(db: Database, memberId: number) {
  const openCases = db.select({ id: cases.postId }).from(cases).where(isOpenCaseOf(memberId));
  return and(inArray(reports.postId, openCases), isNull(reports.outcome));
}

function isOpenCaseOf(memberId: number) {
  return and(eq(cases.authorId, memberId), eq(cases.state, "open"));
}
