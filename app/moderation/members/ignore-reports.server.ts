import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import type { Viewer } from "~/accounts/permissions";
import { actorOutranks } from "~/accounts/permission-conditions.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { latestByActor } from "~/log/select-log.server";
import { mayActOn } from "~/moderation/policy";
import type { Note, ReasonAndNote } from "~/moderation/reasons";

export type IgnoreReports = { memberId: number } & (
  (ReasonAndNote & { ignore: true }) | (Note & { ignore: false })
);

/**
 * Ignores the reports of a member who reports in bad faith, or stops ignoring them. While ignored, new reports open no
 * cases and are not counted; earlier reports are unaffected. The member is not notified.
 */
export async function ignoreReports(
  db: Database,
  actor: Viewer,
  input: IgnoreReports,
  now: number,
): Promise<ActResult> {
  const { memberId, ignore, note } = input;
  const member = await findMember(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayActOn(actor, "user:block", member)) return { outcome: "forbidden" };

  const otherwise = { outcome: "conflict" } as const;
  return performAct(
    db,
    actor,
    {
      permission: "user:block",
      entry: {
        ...(input.ignore ? { kind: "reports.ignored", reason: input.reason } : { kind: "reports.heeded" }),
        actorId: actor.id,
        memberId,
        note,
      },
      guards: [
        { holds: actorOutranks(actor, memberId), otherwise },
        { holds: hasOtherSetting(memberId, ignore), otherwise },
      ],
      doneBefore: doneBefore(actor, input),
      changes: ({ exists, entryId }) => [
        db
          .update(members)
          .set({ reportsIgnoredEntryId: ignore ? entryId : null })
          .where(and(eq(members.id, memberId), exists)),
      ],
    },
    now,
  );
}

/** The entry by which the actor made this setting, with the same reason and note. */
function doneBefore(actor: Viewer, input: IgnoreReports): SQL {
  const { memberId, note } = input;
  if (!input.ignore)
    return latestByActor(
      actor,
      { kind: "reports.heeded", memberId, note },
      sql`exists (select 1 from ${members} where ${and(eq(members.id, memberId), isNull(members.reportsIgnoredEntryId))})`,
    );
  return sql`select ${log.id} from ${members} join ${log} on ${log.id} = ${members.reportsIgnoredEntryId}
    where ${members.id} = ${memberId} and ${log.actorId} = ${actor.id}
      and ${log.reason} = ${input.reason} and ${log.note} = ${note}`;
}

function hasOtherSetting(memberId: number, ignore: boolean): SQL {
  const { id, erasedAt, reportsIgnoredEntryId } = members;
  const isOther = ignore ? isNull(reportsIgnoredEntryId) : isNotNull(reportsIgnoredEntryId);
  return sql`exists (select 1 from ${members} where ${and(eq(id, memberId), isNull(erasedAt), isOther)})`;
}
