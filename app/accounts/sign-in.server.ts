import { and, eq, sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { identities, members, sessions } from "~/db/tables/accounts.server";
import { emailValues, nameValues } from "./member-search.server";
import { parseName } from "./name-rules";
import { listReservedNames } from "./reserved-names.server";

/** From a verified id_token. Times in ms. */
export type VerifiedIdentity = {
  issuer: string;
  subject: string;
  claims: Record<string, unknown>;
  /** Encrypted with `seal`. */
  accessToken: string;
  tokenScope: string;
  tokenExpiresAt: number | null;
};

/**
 * Creates a session, in one batch with all else. The first sign-in of an identity (issuer and subject) creates the
 * member; later ones update name, email and token. A name that misleads is left out. Members are never matched by email
 * address, which can change hands.
 */
export async function signIn(
  db: Database,
  identity: VerifiedIdentity,
  session: { tokenHash: string; device: string },
  siteName: string,
  now: number,
): Promise<void> {
  const { issuer, subject, claims } = identity;
  const isIdentity = and(eq(identities.issuer, issuer), eq(identities.subject, subject));
  const memberId = sql`(select ${identities.memberId} from ${identities} where ${isIdentity})`;
  const reserved = await listReservedNames(db, identity, siteName);
  const named = nameValues(parseName(claims.name, reserved));
  const profile = { ...readProfile(identity), lastSignInAt: now };
  await db.batch([
    statement(
      db,
      sql`insert into ${members} (name, folded_name, role, created_at) select ${named.name}, ${named.foldedName}, 'member', ${now} where not exists (select 1 from ${identities} where ${isIdentity})`,
    ),
    db
      .insert(identities)
      .values({
        ...profile,
        // The member just created; for a known identity the conflict leaves `memberId` as it is.
        memberId: sql`(select max(id) from ${members})`,
        provider: "auth0",
        issuer,
        subject,
        linkedAt: now,
      })
      .onConflictDoUpdate({ target: [identities.issuer, identities.subject], set: profile }),
    db.update(members).set(named).where(eq(members.id, memberId)),
    db
      .insert(sessions)
      .values({ ...session, memberId, createdAt: now, lastSeenAt: now })
      .onConflictDoNothing(),
  ]);
}

/** The columns of `identities` that every sign-in updates, with name and email address cut to a sensible length. */
function readProfile({ claims, accessToken, tokenScope, tokenExpiresAt }: VerifiedIdentity) {
  return {
    name: typeof claims.name === "string" ? claims.name.slice(0, 200) : null,
    ...emailValues(typeof claims.email === "string" ? claims.email.toLowerCase().slice(0, 320) : null),
    emailVerified: claims.email_verified === true,
    claims,
    accessToken,
    tokenScope,
    tokenExpiresAt,
  };
}
