import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import type { Viewer } from "~/accounts/permissions";
import { ranksBelow } from "~/accounts/still-may.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { beginAct, type Grounds, type Result, resultOf, stillMayModerate } from "~/log/perform-act.server";
import { mayUnblock } from "~/moderation/policy";
import { restoreBlocked } from "./restore-blocked.server";

export type UnblockMember = Grounds & { memberId: number };

/** Lifts a block and brings back exactly what it took away. */
export async function unblockMember(
  db: Database,
  actor: Viewer,
  { memberId, reason, note }: UnblockMember,
  now: number,
): Promise<Result> {
  const member = await findMember(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayUnblock(actor, member)) return { outcome: "forbidden" };

  const blocked = and(eq(members.id, memberId), isNotNull(members.blockedUntil), isNull(members.erasedAt));
  const details = sql`(select json_object('blockEntryId', ${members.blockEntryId}, 'until', ${members.blockedUntil})
    from ${members} where ${members.id} = ${memberId})`;
  const act = beginAct(
    db,
    { kind: "user.unblocked", actorId: actor.id, memberId, reason, note, details },
    now,
  );
  const whose = and(eq(members.id, memberId), act.recorded);
  const [recorded] = await db.batch([
    act.record(
      and(
        stillMayModerate(actor, "user:unblock", now),
        ranksBelow(actor, memberId),
        sql`exists (select 1 from ${members} where ${blocked})`,
      ),
    ),
    ...restoreBlocked(db, { whose, entryId: act.entryId, actorId: actor.id }, now),
    act.notify("user.unblocked", memberId),
  ]);
  return resultOf(recorded, db, act, actor, "user:unblock", now);
}
