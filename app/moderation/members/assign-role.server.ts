import { and, eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import { outranks, type Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import type { Role } from "~/db/vocabulary";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { latestByActor } from "~/log/select-log.server";
import { mayAssignRole } from "~/moderation/policy";
import type { Note } from "~/moderation/reasons";

export type AssignRole = Note & { memberId: number; role: Role };

/**
 * Assigns a role. Nobody changes their own, and the write checks that the actor is still an admin, so one admin always
 * remains. A blocked member cannot be promoted: perhaps nobody would then outrank them, to lift the block.
 */
export async function assignRole(
  db: Database,
  actor: Viewer,
  { memberId, role, note }: AssignRole,
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
      entry: { kind: "role.assigned", actorId: actor.id, memberId, note, details },
      guards: [{ holds: canChangeRole({ memberId, ...details }, now), otherwise: { outcome: "conflict" } }],
      doneBefore: latestByActor(
        actor,
        { kind: "role.assigned", memberId, note },
        sql`${log.details} ->> 'to' = ${role} and exists (select 1 from ${members} where ${members.id} = ${memberId} and ${members.role} = ${role})`,
      ),
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

/** In the write: the member still has the role `from`, and may be given the role `to`. */
export function canChangeRole(
  { memberId, from, to }: { memberId: number; from: Role; to: Role },
  now: number,
): SQL {
  const isUnblocked = or(isNull(members.blockedUntil), lte(members.blockedUntil, now));
  const isAllowed = and(
    eq(members.id, memberId),
    eq(members.role, from),
    sql`${from} <> ${to}`,
    isNull(members.erasedAt),
    outranks(to, from) ? isUnblocked : undefined,
  );
  return sql`exists (select 1 from ${members} where ${isAllowed})`;
}
