import { and, desc, eq, exists, gt, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { pageLength, takePage } from "~/db/keyset";
import { identities, members } from "~/db/tables/accounts.server";
import type { Role } from "~/db/vocabulary";

export type MemberFilter = {
  q: string;
  role: Role | null;
  state: "blocked" | "active" | null;
  /** Keyset cursor: members with a lower id. */
  before: number | null;
};

export type MemberRow = {
  id: number;
  name: string | null;
  role: Role;
  erased: boolean;
  blocked: boolean;
  email: string | null;
  lastSignInAt: number | null;
};

/** Members whose name or email address contains `q`, newest first, each with the identity that was linked last. */
export async function listMembers(
  db: Database,
  filter: MemberFilter,
  now: number,
): Promise<{ members: MemberRow[]; before: number | null }> {
  const rows = await db
    .select({
      id: members.id,
      name: members.name,
      role: members.role,
      erasedAt: members.erasedAt,
      blockedUntil: members.blockedUntil,
      email: identities.email,
      lastSignInAt: identities.lastSignInAt,
    })
    .from(members)
    .leftJoin(
      identities,
      sql`${identities.id} = (select max(id) from ${identities} as latest where latest.member_id = ${members.id})`,
    )
    .where(matches(db, filter, now))
    .orderBy(desc(members.id))
    .limit(pageLength + 1);
  const page = takePage(rows);
  const shown = page.rows.map(({ erasedAt, blockedUntil, ...row }) => ({
    ...row,
    erased: erasedAt !== null,
    blocked: blockedUntil !== null && blockedUntil > now,
  }));
  return { members: shown, before: page.last?.id ?? null };
}

function matches(db: Database, { q, role, state, before }: MemberFilter, now: number): SQL | undefined {
  // Not LIKE: D1 refuses patterns of more than 50 bytes.
  const contains = (column: typeof members.name | typeof identities.email) =>
    sql`instr(lower(${column}), lower(${q})) > 0`;
  const byEmail = db
    .select({ found: sql`1` })
    .from(identities)
    .where(and(eq(identities.memberId, members.id), contains(identities.email)));
  return and(
    q === "" ? undefined : or(contains(members.name), exists(byEmail)),
    role === null ? undefined : eq(members.role, role),
    state === "blocked" ? gt(members.blockedUntil, now) : undefined,
    state === "active" ? or(isNull(members.blockedUntil), lte(members.blockedUntil, now)) : undefined,
    before === null ? undefined : lt(members.id, before),
  );
}
