import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { beginAct } from "~/log/perform-act.server";
import { day } from "~/time/units";

export type SendAppeal = { entryId: number; body: string };

/** `already`: it has been appealed against. `over`: the act no longer holds, so there is nothing to appeal against. */
export type AppealOutcome = "done" | "not-found" | "already" | "over" | "too-fast";

const limit = { appeals: 5, ms: day };

/**
 * Asks for an act to be looked at again: by the author of a post that it hid, or by the person whom it blocked, who may
 * do this though they may do little else. One appeal an act, while the act holds.
 */
export async function sendAppeal(
  db: Database,
  actor: Viewer,
  { entryId, body }: SendAppeal,
  now: number,
): Promise<AppealOutcome> {
  const [entry] = await db
    .select({ kind: log.kind, postId: log.postId, memberId: log.memberId })
    .from(log)
    .where(eq(log.id, entryId));
  if (!entry || entry.memberId !== actor.id) return "not-found";
  if (entry.kind !== "post.hidden" && entry.kind !== "user.blocked") return "not-found";

  // Appeals are numbered by hand: its number stands in the entry, which is written first.
  const appealId = sql<number>`(select coalesce(max(id), 0) + 1 from ${appeals})`;
  const act = beginAct(
    db,
    {
      kind: "appeal.sent",
      actorId: actor.id,
      postId: entry.postId,
      memberId: actor.id,
      details: sql`json_object('appealId', ${appealId}, 'appealedId', ${entryId})`,
    },
    now,
  );
  const already = sql`exists (select 1 from ${appeals} where ${appeals.entryId} = ${entryId})`;
  const slowEnough = sql`(select count(*) from (select 1 from ${appeals} where ${appeals.memberId} = ${actor.id}
    and ${appeals.createdAt} > ${now - limit.ms} limit ${limit.appeals})) < ${limit.appeals}`;
  const there = sql`exists (select 1 from ${members} where ${and(eq(members.id, actor.id), isNull(members.erasedAt))})`;
  const stands = sql`${stillHolds(entryId, actor.id, now)} and ${there}`;
  const [recorded] = await db.batch([
    act.record(sql`not ${already} and ${stands} and ${slowEnough}`),
    statement(
      db,
      sql`insert into ${appeals} (id, entry_id, member_id, body, created_at)
      select ${appealId}, ${entryId}, ${actor.id}, ${body}, ${now} where ${act.recorded}`,
    ),
  ]);
  if (recorded.length > 0) return "done";
  const [row] = await db.all<{ recorded: number; already: number; stands: number }>(
    sql`select ${act.recorded} as recorded, ${already} as already, ${stands} as stands`,
  );
  if (row?.recorded) return "done";
  if (row?.already) return "already";
  return row?.stands ? "too-fast" : "over";
}

/** Whether a hiding or a block of this member still keeps something of theirs out of sight. */
function stillHolds(entryId: number | SQL, memberId: number | SQL, now: number): SQL {
  const hides = sql`${posts.hiddenEntryId} = ${entryId} and ${posts.authorId} = ${memberId} and ${posts.deletedAt} is null`;
  const blocks = and(
    sql`${members.id} = ${memberId} and ${members.blockEntryId} = ${entryId}`,
    gt(members.blockedUntil, now),
  );
  return sql`(exists (select 1 from ${posts} where ${hides}) or exists (select 1 from ${members} where ${blocks}))`;
}
