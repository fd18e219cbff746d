import { and, eq, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { identities, members, sessions } from "~/db/tables/accounts.server";
import { parseName } from "./member-name";

/** A person as the identity provider vouches for them, from a verified id_token. Times in ms. */
export type VerifiedIdentity = {
  issuer: string;
  subject: string;
  claims: Record<string, unknown>;
  /** Sealed. */
  accessToken: string;
  tokenScope: string;
  tokenExpiresAt: number | null;
};

/**
 * Begins a session, all in one batch. The first sign-in of a pair (issuer, subject) makes the member; later ones
 * bring name, email and token up to date. Nobody is ever found by their email address.
 */
export async function signIn(
  db: Database,
  identity: VerifiedIdentity,
  session: { tokenHash: string; device: string },
  now: number,
): Promise<void> {
  const { issuer, subject, claims } = identity;
  const isTheirs = and(eq(identities.issuer, issuer), eq(identities.subject, subject));
  const theirMember = sql`(select ${identities.memberId} from ${identities} where ${isTheirs})`;
  const name = parseName(claims.name);
  const profile = {
    name: typeof claims.name === "string" ? claims.name.slice(0, 200) : null,
    email: typeof claims.email === "string" ? claims.email.toLowerCase().slice(0, 320) : null,
    emailVerified: claims.email_verified === true,
    claims,
    accessToken: identity.accessToken,
    tokenScope: identity.tokenScope,
    tokenExpiresAt: identity.tokenExpiresAt,
    lastSignInAt: now,
  };
  await db.batch([
    statement(
      db,
      sql`insert into ${members} (name, role, created_at) select ${name}, 'member', ${now} where not exists (select 1 from ${identities} where ${isTheirs})`,
    ),
    db
      .insert(identities)
      .values({
        ...profile,
        // The member just made; where there was one already, the conflict keeps its owner.
        memberId: sql`(select max(id) from ${members})`,
        provider: "auth0",
        issuer,
        subject,
        linkedAt: now,
      })
      .onConflictDoUpdate({ target: [identities.issuer, identities.subject], set: profile }),
    db.update(members).set({ name }).where(eq(members.id, theirMember)),
    db
      .insert(sessions)
      .values({ ...session, memberId: theirMember, createdAt: now, lastSeenAt: now })
      .onConflictDoNothing(),
  ]);
}
