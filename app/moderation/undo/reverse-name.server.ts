import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { actorOutranks } from "~/accounts/permission-conditions.server";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members, resetNames } from "~/db/tables/accounts.server";
import type { LogEntryOf } from "~/log/find-entry.server";
import { kinds } from "~/log/kinds";
import { type Reversal, settleAppeals } from "./reversal.server";

/**
 * Brings back the name that was reset, where the member has chosen no other since; in any case they may take it again.
 * Never refused for what came later: a name that they chose meanwhile must not take their appeal away.
 */
export function reverseNameReset(
  db: Database,
  actor: Viewer,
  entry: LogEntryOf<"name.reset">,
  now: number,
): Reversal | null {
  const { id, memberId } = entry;
  if (memberId === null) return null;
  const hasAccount = and(eq(members.id, memberId), isNull(members.erasedAt));
  const former = (column: typeof resetNames.name | typeof resetNames.foldedName): SQL<string> =>
    sql`(select ${column} from ${resetNames} where ${resetNames.entryId} = ${id})`;
  return {
    permission: kinds["name.reset"].undo.permission,
    guard: sql`${actorOutranks(actor, memberId)} and exists (select 1 from ${members} where ${hasAccount})`,
    details: {},
    notify: { member: "name.restored" },
    changes: (recorded) => [
      db
        .update(members)
        .set({
          name: former(resetNames.name),
          foldedName: former(resetNames.foldedName),
          nameResetEntryId: null,
        })
        .where(and(eq(members.id, memberId), eq(members.nameResetEntryId, id), recorded.exists)),
      ...settleAppeals(db, actor, entry, recorded, now),
    ],
  };
}
