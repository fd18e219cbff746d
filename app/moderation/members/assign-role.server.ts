import { and, eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import { outranks, type Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import type { Role } from "~/db/vocabulary";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { mayAssignRole } from "~/moderation/policy";
import type { ReasonAndNote } from "~/moderation/reasons";

export type AssignRole = ReasonAndNote & { memberId: number; role: Role };

/**
 * Gives a member a role. Since nobody changes their own and the actor must still be an admin in the write, one admin
 * always remains. A blocked member is not raised: the rank rules could make the block impossible to lift.
 */
export async function assignRole(
  db: Database,
  actor: Viewer,
  { memberId, role, reason, note }: AssignRole,
  now: number,
): Promise<ActResult> {
  const member = await findMember(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayAssignRole(actor, member)) return { outcome: "forbidden" };

  const details = { from: member.role, to: role };
  return performAct(
    db,
    actor,
    {
      permission: "role:assign",
      entry: { kind: "role.assigned", actorId: actor.id, memberId, reason, note, details },
      guards: [{ holds: canBecome({ memberId, ...details }, now), otherwise: { outcome: "conflict" } }],
      changes: ({ exists }) => [
        db
          .update(members)
          .set({ role })
          .where(and(eq(members.id, memberId), exists)),
      ],
      notify: { member: "role.changed" },
    },
    now,
  );
}

/** In the write itself: the member still has the one role, and can be given the other. */
export function canBecome(
  { memberId, from, to }: { memberId: number; from: Role; to: Role },
  now: number,
): SQL {
  const unblocked = or(isNull(members.blockedUntil), lte(members.blockedUntil, now));
  const can = and(
    eq(members.id, memberId),
    eq(members.role, from),
    sql`${from} <> ${to}`,
    isNull(members.erasedAt),
    outranks(to, from) ? unblocked : undefined,
  );
  return sql`exists (select 1 from ${members} where ${can})`;
}
