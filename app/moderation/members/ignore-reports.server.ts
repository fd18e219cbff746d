import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import type { Viewer } from "~/accounts/permissions";
import { ranksBelow } from "~/accounts/still-may.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { beginAct, type Grounds, type Result, resultOf, stillMayModerate } from "~/log/perform-act.server";
import { mayIgnoreReports } from "~/moderation/policy";

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
): Promise<Result> {
  const member = await findMember(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayIgnoreReports(actor, member)) return { outcome: "forbidden" };

  const kind = ignore ? "reports.ignored" : "reports.heeded";
  const act = beginAct(db, { kind, actorId: actor.id, memberId, reason, note }, now);
  const { reportsIgnoredEntryId } = members;
  const isOtherwise = and(
    eq(members.id, memberId),
    isNull(members.erasedAt),
    ignore ? isNull(reportsIgnoredEntryId) : isNotNull(reportsIgnoredEntryId),
  );
  const [recorded] = await db.batch([
    act.record(
      and(
        stillMayModerate(actor, "user:block", now),
        ranksBelow(actor, memberId),
        sql`exists (select 1 from ${members} where ${isOtherwise})`,
      ),
    ),
    db
      .update(members)
      .set({ reportsIgnoredEntryId: ignore ? act.entryId : null })
      .where(and(eq(members.id, memberId), act.recorded)),
  ]);
  return resultOf(recorded, db, act, actor, "user:block", now);
}
