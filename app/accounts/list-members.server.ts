import { desc, type SQL, sql } from "drizzle-orm";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import type { Database } from "~/db/client.server";
import { pageLength, takePage } from "~/db/keyset";
import { identities, members } from "~/db/tables/accounts.server";
import type { Role } from "~/db/vocabulary";
import { type MemberFilter, parseMemberNumber, toSearchQuery } from "./member-search.server";

export type MemberRow = {
  id: number;
  name: string | null;
  role: Role;
  erased: boolean;
  blocked: boolean;
  email: string | null;
  lastSignInAt: number | null;
};

/**
 * The members that match, newest first, each with the identity that was linked last. On the first page, the member whose
 * number was searched for comes before the others. `before`: a keyset cursor, for members with a lower id.
 */
export async function listMembers(
  db: Database,
  { before, ...filter }: MemberFilter & { before: number | null },
): Promise<{ members: MemberRow[]; before: number | null }> {
  const number = parseMemberNumber(filter.q);
  const matching = selectMembers(db, selectPage(toSearchQuery(filter), number, before));
  const [rows, numbered] =
    number === null || before !== null
      ? [await matching, []]
      : await db.batch([
          matching,
          selectMembers(db, selectNumber(number, toSearchQuery({ ...filter, q: "" }))),
        ]);
  const page = takePage(rows);
  const shown = [...numbered, ...page.rows].map(({ erasedAt, blockEntryId, ...row }) => ({
    ...row,
    erased: erasedAt !== null,
    blocked: blockEntryId !== null,
  }));
  return { members: shown, before: page.last?.id ?? null };
}

/** The members of `page`, a subquery of that name with their ids. */
function selectMembers(db: Database, page: SQL) {
  return db
    .select({
      ...aliasedColumns({
        id: members.id,
        name: members.name,
        role: members.role,
        erasedAt: members.erasedAt,
        blockEntryId: members.blockEntryId,
      }),
      ...aliasedColumnsOrNull({ email: identities.email, lastSignInAt: identities.lastSignInAt }),
    })
    .from(sql`${page} cross join ${members} on ${members.id} = page.id`)
    .leftJoin(
      identities,
      sql`${identities.id} = (select max(id) from ${identities} as latest where latest.member_id = ${members.id})`,
    )
    .orderBy(desc(sql`page.id`));
}

function selectPage(query: string | null, number: number | null, before: number | null): SQL {
  // As an integer, or the index would be read from its newest row: D1 binds numbers as floating point.
  const isOlder = before === null ? sql`true` : sql`rowid < cast(${before} as integer)`;
  const condition = sql`${isOlder} and rowid is not ${number}`;
  const found =
    query === null
      ? sql`${members} where ${condition}`
      : sql`member_search where member_search match ${query} and ${condition}`;
  return sql`(select rowid as id from ${found} order by rowid desc limit ${pageLength + 1}) as page`;
}

function selectNumber(number: number, query: string | null): SQL {
  const matches = query === null ? sql`true` : sql`member_search match ${query}`;
  return sql`(select rowid as id from member_search where rowid = cast(${number} as integer) and ${matches}) as page`;
}
