import { eq, sql } from "drizzle-orm";
import { displayName } from "~/accounts/names/member-name";
import { nameColumns, toNamed } from "~/accounts/names/name-columns.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";

/** Whom an act was done to, for the status line, and how many cases it closed if it is a block. One query. */
export async function findActedOn(
  db: Database,
  { memberId, entryId }: { memberId: number; entryId: number },
): Promise<{ name: string; closedCases: number }> {
  // The index is named: if most cases are about one member, the planner would rather scan the table.
  const closedCases = sql<number>`case when exists (select 1 from ${log} where ${log.id} = ${entryId} and ${log.kind} = 'user.blocked')
    then (select count(*) from ${cases} indexed by cases_by_author
      where ${cases.authorId} = ${memberId} and ${cases.decidedEntryId} = ${entryId}) else 0 end`;
  const [row] = await db
    .select({ ...nameColumns(members, "member"), closedCases: closedCases.as("closedCases") })
    .from(members)
    .where(eq(members.id, memberId));
  return {
    name: displayName(row ? toNamed(row, "member") : { id: memberId, name: null }),
    closedCases: row?.closedCases ?? 0,
  };
}
