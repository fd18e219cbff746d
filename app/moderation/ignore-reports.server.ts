import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { members } from "../db/schema.server";
import { beginAct, type Grounds, type Result, resultOf, stillMayModerate } from "./acts.server";
import { ranksBelow } from "./block-user.server";
import { findPerson } from "./find-person.server";
import { mayIgnoreReports } from "./policy";

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
  const member = await findPerson(db, memberId);
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
