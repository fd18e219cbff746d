import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import { nameValues } from "~/accounts/member-search.server";
import { actorOutranks } from "~/accounts/permission-conditions.server";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { mayActOn } from "~/moderation/policy";
import type { ReasonAndNote } from "~/moderation/reasons";
import { keepName } from "./reset-names.server";

/** `name`: the one that the moderator saw, where that is known; another one that the member has taken since stays. */
export type ResetName = ReasonAndNote & { memberId: number; name?: string };

/**
 * Takes away the name of a member of lower rank, who is shown as "Member 123" until they choose another. They may not take
 * the same one, or one that looks like it, while this stands.
 */
export async function resetName(
  db: Database,
  actor: Viewer,
  { memberId, reason, note, name }: ResetName,
  now: number,
): Promise<ActResult> {
  const member = await findMember(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayActOn(actor, "name:reset", member)) return { outcome: "forbidden" };

  const isNamed = and(
    eq(members.id, memberId),
    name ? eq(members.name, name) : isNotNull(members.name),
    isNull(members.erasedAt),
  );
  const otherwise = { outcome: "conflict" } as const;
  return performAct(
    db,
    actor,
    {
      permission: "name:reset",
      entry: { kind: "name.reset", actorId: actor.id, memberId, reason, note },
      guards: [
        { holds: actorOutranks(actor, memberId), otherwise },
        { holds: sql`exists (select 1 from ${members} where ${isNamed})`, otherwise },
      ],
      doneBefore: sql`select ${log.id} from ${members} join ${log} on ${log.id} = ${members.nameResetEntryId}
        where ${members.id} = ${memberId} and ${log.actorId} = ${actor.id}
          and ${log.reason} = ${reason} and ${log.note} = ${note}`,
      changes: (recorded) => [
        keepName(db, memberId, recorded),
        db
          .update(members)
          .set({ ...nameValues(null), nameResetEntryId: recorded.entryId })
          .where(and(eq(members.id, memberId), recorded.exists)),
      ],
      notify: { member: "name.reset" },
    },
    now,
  );
}
