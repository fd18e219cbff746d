import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import type { Viewer } from "~/accounts/permissions";
import { actorOutranks } from "~/accounts/permission-conditions.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { mayIgnoreReports } from "~/moderation/policy";
import type { Grounds } from "~/moderation/reasons";

export type IgnoreReports = Grounds & { memberId: number; ignore: boolean };

/**
 * From now on reports by this member, who reports in bad faith, open no cases; or they do again. The member is not
 * told, and what they reported before stays as it is.
 */
export async function ignoreReports(
  db: Database,
  actor: Viewer,
  { memberId, ignore, reason, note }: IgnoreReports,
  now: number,
): Promise<ActResult> {
  const member = await findMember(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayIgnoreReports(actor, member)) return { outcome: "forbidden" };

  const { reportsIgnoredEntryId } = members;
  const isOtherwise = and(
    eq(members.id, memberId),
    isNull(members.erasedAt),
    ignore ? isNull(reportsIgnoredEntryId) : isNotNull(reportsIgnoredEntryId),
  );
  const otherwise = { outcome: "conflict" } as const;
  return performAct(
    db,
    actor,
    {
      permission: "user:block",
      entry: {
        kind: ignore ? "reports.ignored" : "reports.heeded",
        actorId: actor.id,
        memberId,
        reason,
        note,
      },
      guards: [
        { holds: actorOutranks(actor, memberId), otherwise },
        { holds: sql`exists (select 1 from ${members} where ${isOtherwise})`, otherwise },
      ],
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
