import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { members } from "../db/schema.server";
import { stillMayModerate, beginAct, explainRefusal, type Grounds, type Outcome } from "./acts.server";
import { ranksBelow } from "./block-user.server";
import { findPerson } from "./find-person.server";
import { mayUnblock } from "./policy";
import { restoreBlocked } from "./restore-blocked.server";

export type UnblockUser = Grounds & { memberId: number };

/** Lifts a block and brings back exactly what it took away. */
export async function unblockUser(
  db: Database,
  actor: Viewer,
  { memberId, reason, note }: UnblockUser,
  now: number,
): Promise<Outcome> {
  const member = await findPerson(db, memberId);
  if (!member || member.erased) return "not-found";
  if (!mayUnblock(actor, member)) return "forbidden";

  const act = beginAct(db, { kind: "user.unblocked", actorId: actor.id, memberId, reason, note }, now);
  const blocked = and(eq(members.id, memberId), isNotNull(members.blockedUntil));
  const [recorded] = await db.batch([
    act.record(
      and(
        stillMayModerate(actor, "user:unblock", now),
        ranksBelow(actor, memberId),
        sql`exists (select 1 from ${members} where ${blocked})`,
      ),
    ),
    ...restoreBlocked(db, and(eq(members.id, memberId), act.recorded)),
  ]);
  return recorded.length > 0 ? "done" : explainRefusal(db, act, actor, "user:unblock", now);
}
