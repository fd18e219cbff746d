import { desc, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import type { MemberName } from "./member-name";
import { parseMemberNumber, toNameQuery } from "../member-search.server";
import { nameColumns, toNamed } from "./name-columns.server";

/** Who has a name. `more`: others have it too. */
export type NamedMembers = { members: MemberName[]; more: boolean };

/** How many members are named, where a name is that of several. */
const namedLimit = 8;

/** For a batch: the members whose name has these words in it, newest first, and one more than are named. */
export function selectNamedMembers(db: Database, name: string) {
  return db
    .select(nameColumns(members, "member"))
    .from(members)
    .where(inArray(members.id, selectIds(name, namedLimit + 1)))
    .orderBy(desc(members.id));
}

/** What `selectNamedMembers` has read. */
export function toNamedMembers(rows: Awaited<ReturnType<typeof selectNamedMembers>>): NamedMembers {
  return {
    members: rows.slice(0, namedLimit).map((row) => toNamed(row, "member")),
    more: rows.length > namedLimit,
  };
}

/** SQL: the id of the one member whose name has these words in it, or whose number it is; null where there are several or none. */
export function namedMemberId(name: string): SQL<number> {
  return sql<number>`(select iif(count(*) = 1, min(id), null) from ${selectIds(name, 2)})`;
}

function selectIds(name: string, limit: number): SQL {
  const number = parseMemberNumber(name);
  return number === null
    ? sql`(select rowid as id from member_search where member_search match ${toNameQuery(name)}
        order by rowid desc limit ${limit})`
    : sql`(select id from ${members} where id = ${number})`;
}
