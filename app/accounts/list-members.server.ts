import { and, desc, eq, exists, gt, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { pageLength, takePage } from "~/db/keyset";
import { identities, members } from "~/db/tables/accounts.server";
import type { Role } from "~/db/vocabulary";

export type MemberFilter = {
  q: string;
  role: Role | null;
  state: "blocked" | "active" | null;
  /** Keyset cursor: older than this id. */
  before: number | null;
};

export type MemberRow = {
  id: number;
  name: string | null;
  role: Role;
  erased: boolean;
  createdAt: number;
  blocked: boolean;
  email: string | null;
  lastSignInAt: number | null;
};

/** Members, newest first, whose name or email address holds `q`; with the identity they signed in by last. */
export async function listMembers(
  db: Database,
  { q, role, state, before }: MemberFilter,
  now: number,
): Promise<{ members: MemberRow[]; before: number | null }> {
  // Not LIKE: D1 refuses patterns of more than 50 bytes.
  const holds = (column: typeof members.name | typeof identities.email) =>
    sql`instr(lower(${column}), lower(${q})) > 0`;
  const theirs = eq(identities.memberId, members.id);
  const byEmail = db
    .select({ found: sql`1` })
    .from(identities)
    .where(and(theirs, holds(identities.email)));
  const rows = await db
    .select({
      id: members.id,
      name: members.name,
      role: members.role,
      erasedAt: members.erasedAt,
      createdAt: members.createdAt,
      blockedUntil: members.blockedUntil,
      email: identities.email,
      lastSignInAt: identities.lastSignInAt,
    })
    .from(members)
    .leftJoin(
      identities,
      sql`${identities.id} = (select max(id) from ${identities} as latest where latest.member_id = ${members.id})`,
    )
    .where(
      and(
        q === "" ? undefined : or(holds(members.name), exists(byEmail)),
        role === null ? undefined : eq(members.role, role),
        state === "blocked" ? gt(members.blockedUntil, now) : undefined,
        state === "active" ? or(isNull(members.blockedUntil), lte(members.blockedUntil, now)) : undefined,
        before === null ? undefined : lt(members.id, before),
      ),
    )
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

/** How a member signs in, for admins; never the token itself. Times in ms. */
export type IdentityView = {
  provider: string;
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  linkedAt: number;
  lastSignInAt: number;
  tokenExpiresAt: number | null;
};

export function listIdentities(db: Database, memberId: number): Promise<IdentityView[]> {
  return db
    .select({
      provider: identities.provider,
      issuer: identities.issuer,
      subject: identities.subject,
      email: identities.email,
      emailVerified: identities.emailVerified,
      linkedAt: identities.linkedAt,
      lastSignInAt: identities.lastSignInAt,
      tokenExpiresAt: identities.tokenExpiresAt,
    })
    .from(identities)
    .where(eq(identities.memberId, memberId));
}
