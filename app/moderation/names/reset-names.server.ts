import { eq, type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { members, resetNames } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import type { EntryInBatch } from "~/log/insert-entries.server";

/** The names of this member that moderators reset, without those whose reset was undone. */
export async function listResetNames(db: Database, memberId: number): Promise<string[]> {
  const rows = await db.select({ name: resetNames.name }).from(resetNames).where(isStanding(memberId));
  return rows.map(({ name }) => name);
}

/** SQL for inside a write: no name of this member is reset but these. */
export function hasNoOtherResetName(memberId: number, compared: string[]): SQL {
  return sql`not exists (select 1 from ${resetNames} where ${isStanding(memberId)}
    and ${resetNames.name} not in (select value from json_each(${JSON.stringify(compared)})))`;
}

/** Keeps the name that the act takes away; before that is gone. */
export function keepName(db: Database, memberId: number, { exists, entryId }: EntryInBatch) {
  return statement(
    db,
    sql`insert into ${resetNames} (entry_id, member_id, name, folded_name)
      select ${entryId}, ${members.id}, ${members.name}, ${members.foldedName} from ${members}
      where ${members.id} = ${memberId} and ${exists}`,
  );
}

/**
 * SQL: the name that the act of this entry reset; null for any other entry, and once the account is erased. It asks for the
 * kind first, because D1 counts a row read also where none is found.
 */
export const formerName = sql<string | null>`case when ${log.kind} = 'name.reset' then
  (select ${resetNames.name} from ${resetNames} where ${resetNames.entryId} = ${log.id}) end`;

function isStanding(memberId: number): SQL {
  return sql`${eq(resetNames.memberId, memberId)}
    and not exists (select 1 from ${log} as undo where undo.reverses_id = ${resetNames.entryId})`;
}
