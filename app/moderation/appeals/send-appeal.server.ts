import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { day, second } from "~/time/units";

export type SendAppeal = { entryId: number; body: string };

const limit = { appeals: 5, ms: day };

/**
 * Asks for an act to be reviewed: by the author of a post that it hid, or by the member whom it blocked, who may do this
 * though they may do little else. One appeal an act (else `already`), while the act holds (else `over`).
 */
export async function sendAppeal(
  db: Database,
  actor: Viewer,
  { entryId, body }: SendAppeal,
  now: number,
): Promise<ActResult<"already" | "over">> {
  const [entry] = await db
    .select({ kind: log.kind, postId: log.postId, memberId: log.memberId })
    .from(log)
    .where(eq(log.id, entryId));
  if (!entry || entry.memberId !== actor.id) return { outcome: "not-found" };
  if (entry.kind !== "post.hidden" && entry.kind !== "user.blocked") return { outcome: "not-found" };

  // Appeals are numbered by hand: the number stands in the entry, which is written first.
  const appealId = sql<number>`(select coalesce(max(id), 0) + 1 from ${appeals})`;
  const already = sql`exists (select 1 from ${appeals} where ${appeals.entryId} = ${entryId})`;
  const slowEnough = sql`(select count(*) from (select 1 from ${appeals} where ${appeals.memberId} = ${actor.id}
    and ${appeals.createdAt} > ${now - limit.ms} limit ${limit.appeals})) < ${limit.appeals}`;
  const isThere = and(eq(members.id, actor.id), isNull(members.erasedAt));
  return performAct(
    db,
    actor,
    {
      permission: null,
      entry: {
        kind: "appeal.sent",
        actorId: actor.id,
        postId: entry.postId,
        memberId: actor.id,
        details: sql`json_object('appealId', ${appealId}, 'appealedId', ${entryId})`,
      },
      guards: [
        { holds: sql`not ${already}`, otherwise: { outcome: "conflict", why: "already" } },
        {
          holds: sql`${stillHolds(entryId, actor.id, now)} and exists (select 1 from ${members} where ${isThere})`,
          otherwise: { outcome: "conflict", why: "over" },
        },
        { holds: slowEnough, otherwise: { outcome: "too-fast", retryAfter: limit.ms / second } },
      ],
      changes: ({ exists }) => [
        statement(
          db,
          sql`insert into ${appeals} (id, entry_id, member_id, body, created_at)
            select ${appealId}, ${entryId}, ${actor.id}, ${body}, ${now} where ${exists}`,
        ),
      ],
    },
    now,
  );
}

/** Whether a hiding or a block of this member still keeps something of theirs out of sight. */
function stillHolds(entryId: number, memberId: number, now: number): SQL {
  const hides = sql`${posts.hiddenEntryId} = ${entryId} and ${posts.authorId} = ${memberId} and ${posts.deletedAt} is null`;
  const blocks = and(
    sql`${members.id} = ${memberId} and ${members.blockEntryId} = ${entryId}`,
    gt(members.blockedUntil, now),
  );
  return sql`(exists (select 1 from ${posts} where ${hides}) or exists (select 1 from ${members} where ${blocks}))`;
}
