import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Database } from "../db/client.server";
import { members } from "../db/schema.server";
import {
  stillMayModerate,
  beginAct,
  explainRefusal,
  type Grounds,
  type Outcome,
} from "../moderation/acts.server";
import { findPerson } from "../moderation/find-person.server";
import { mayAssignRole } from "../moderation/policy";
import { outranks, type Role, type Viewer } from "./permissions";

export type AssignRole = Grounds & { memberId: number; role: Role };

/**
 * Gives a member a role. Since nobody changes their own and the actor must still be an admin in the write, one admin
 * always remains. A blocked person is not raised: the rank rules could make the block impossible to lift.
 */
export async function assignRole(
  db: Database,
  actor: Viewer,
  { memberId, role, reason, note }: AssignRole,
  now: number,
): Promise<Outcome> {
  const member = await findPerson(db, memberId);
  if (!member || member.erased) return "not-found";
  if (!mayAssignRole(actor, member)) return "forbidden";

  const details = { from: member.role, to: role };
  const act = beginAct(
    db,
    { kind: "role.assigned", actorId: actor.id, memberId, reason, note, details },
    now,
  );
  const isAsSeen = and(
    eq(members.id, memberId),
    eq(members.role, member.role),
    sql`${member.role} <> ${role}`,
    isNull(members.erasedAt),
    outranks(role, member.role)
      ? or(isNull(members.blockedUntil), lte(members.blockedUntil, now))
      : undefined,
  );
  const [recorded] = await db.batch([
    act.record(
      and(
        stillMayModerate(actor, "role:assign", now),
        sql`exists (select 1 from ${members} where ${isAsSeen})`,
      ),
    ),
    db
      .update(members)
      .set({ role })
      .where(and(eq(members.id, memberId), act.recorded)),
  ]);
  return recorded.length > 0 ? "done" : explainRefusal(db, act, actor, "role:assign", now);
}
