import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { isModeration, log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { isAppealable } from "~/log/kinds";
import { type ActResult, type Guard, performAct } from "~/log/perform-act.server";
import { withinLimits } from "~/log/rate-limit.server";
import { fromIndex } from "~/log/select-log.server";
import { day } from "~/time/units";
import { isStandingAct } from "./appealed-act.server";

export type SendAppeal = { entryId: number; body: string };

/** `already`: the actor has appealed against this act before. `over`: the act is no longer in force. */
type AppealConflict = "already" | "over";

const rateLimit = { count: 5, ms: day };

/**
 * Appeals against a hidden post, a warning, a block or the reset of a name. Only the member whom it concerned can, even while
 * blocked, once per act, and while the act is in force.
 */
export async function sendAppeal(
  db: Database,
  actor: Viewer,
  { entryId, body }: SendAppeal,
  now: number,
): Promise<ActResult<AppealConflict>> {
  const [entry] = await db
    .select({ kind: log.kind, postId: log.postId, memberId: log.memberId })
    .from(log)
    .where(eq(log.id, entryId));
  if (!entry || entry.memberId !== actor.id) return { outcome: "not-found" };
  if (!isAppealable(entry.kind)) return { outcome: "not-found" };

  // Not an automatic id, because the log entry names it and is written first.
  const appealId = sql<number>`(select coalesce(max(id), 0) + 1 from ${appeals})`;
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
      guards: makeGuards(actor, entryId, now),
      doneBefore: sql`select ${log.id} from ${fromIndex("log_by_actor_and_kind")} where ${log.actorId} = ${actor.id}
        and ${log.kind} = 'appeal.sent' and ${isModeration} and ${log.details} ->> 'appealedId' = ${entryId}
        and exists (select 1 from ${appeals} where ${appeals.entryId} = ${entryId} and ${appeals.body} = ${body})`,
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

function makeGuards(actor: Viewer, entryId: number, now: number): Guard<AppealConflict>[] {
  const hasAccount = and(eq(members.id, actor.id), isNull(members.erasedAt));
  // Under an account that they have deleted since.
  const wasUpheldBefore = sql`exists (select 1 from ${log} where ${log.id} = ${entryId} and ${log.details} ->> 'appealed')`;
  return [
    {
      holds: sql`not exists (select 1 from ${appeals} where ${appeals.entryId} = ${entryId}) and not ${wasUpheldBefore}`,
      otherwise: { outcome: "conflict", why: "already" },
    },
    {
      holds: sql`${isInForce(entryId, actor.id, now)} and exists (select 1 from ${members} where ${hasAccount})`,
      otherwise: { outcome: "conflict", why: "over" },
    },
    withinLimits(
      { from: appeals, where: eq(appeals.memberId, actor.id), at: appeals.createdAt },
      [rateLimit],
      now,
    ),
  ];
}

/**
 * Whether the act still hides a post of this member that they have not deleted, still counts as a warning, still bars a name,
 * or still blocks them.
 */
function isInForce(entryId: number, memberId: number, now: number): SQL {
  const isHidden = sql`${posts.hiddenEntryId} = ${entryId} and ${posts.authorId} = ${memberId} and ${posts.deletedAt} is null`;
  const isBlocked = and(
    sql`${members.id} = ${memberId} and ${members.blockEntryId} = ${entryId}`,
    gt(members.blockedUntil, now),
  );
  const isStanding = sql`${log.id} = ${entryId} and ${log.memberId} = ${memberId} and ${isStandingAct}`;
  return sql`(exists (select 1 from ${posts} where ${isHidden}) or exists (select 1 from ${log} where ${isStanding}) or exists (select 1 from ${members} where ${isBlocked}))`;
}
