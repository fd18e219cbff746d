import { and, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { looksLike } from "~/text/skeleton.server";
import type { ReservedNames } from "./name-rules.server";

const hasStaffName = and(inArray(members.role, ["moderator", "admin"]), isNotNull(members.name));

/**
 * The names that this member may not take, and all that moderators and admins have but themselves. Two moderators may share
 * a name by birth: each keeps the one they have. `memberId`: null while there is none.
 */
export async function listReservedNames(
  db: Database,
  memberId: SQL,
  siteName: string,
): Promise<{ reserved: ReservedNames; compared: string[] }> {
  const staff = await db
    .select({
      ...aliasedColumnsOrNull({ name: members.name }),
      isOwn: sql<number>`${members.id} is ${memberId}`.as("isOwn"),
    })
    // Named, because statistics could lead the planner to read all members.
    .from(sql`${members} indexed by members_by_role`)
    .where(hasStaffName);
  const own = staff.find(({ isOwn }) => isOwn === 1)?.name;
  const compared = staff.flatMap(({ name, isOwn }) => (name === null || isOwn === 1 ? [] : [name]));
  const staffNames = own ? compared.filter((name) => !looksLike(name, own)) : compared;
  return { reserved: { siteName, staffNames }, compared };
}

/** SQL for inside a write: every moderator and admin but this member has one of the names that were compared. */
export function hasNoOtherStaffName(memberId: SQL, compared: string[]): SQL {
  const isOther = sql`${members.id} is not ${memberId}
    and ${members.name} not in (select value from json_each(${JSON.stringify(compared)}))`;
  return sql`not exists (select 1 from ${members} indexed by members_by_role where ${and(hasStaffName, isOther)})`;
}
