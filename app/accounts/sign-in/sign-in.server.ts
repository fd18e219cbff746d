import { and, eq, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { type Database, statement } from "~/db/client.server";
import { identities, members, sessions } from "~/db/tables/accounts.server";
import { findNameColumns, takeName, toProfileColumns } from "../profile/profile.server";
import { endSession, endSurplusSessions, type Session } from "../sessions/sessions.server";

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

/** `welcome`: it is their first time, and they have no name yet. */
type SignedIn = { memberId: number; welcome: boolean };

/**
 * Begins a session, in one batch with all else. The first sign-in of an identity (issuer and subject) creates the member;
 * later ones update email and token, and the name, unless the member chose one or a moderator reset it. A name that
 * misleads is left out. Members are never matched by email address, which can change hands. The session that the browser
 * presented ends, whosever it was, and so do the member's oldest. `further`: what else belongs to it, before the session
 * begins.
 */
export async function signIn(
  db: Database,
  identity: VerifiedIdentity,
  session: { tokenHash: string; device: string },
  presented: Session | null,
  siteName: string,
  now: number,
  further: (memberId: SQL) => readonly BatchItem<"sqlite">[] = () => [],
): Promise<SignedIn> {
  const { issuer, subject, claims, accessToken, tokenScope, tokenExpiresAt } = identity;
  const isIdentity = and(eq(identities.issuer, issuer), eq(identities.subject, subject));
  const memberId = sql`(select ${identities.memberId} from ${identities} where ${isIdentity})`;
  const named = await findNameColumns(db, memberId, claims, siteName);
  const token = { accessToken, tokenScope, tokenExpiresAt };
  const profile = { ...toProfileColumns(claims), ...token, lastSignInAt: now };
  const [, , , [entered]] = await db.batch([
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
    takeName(db, eq(members.id, memberId), named),
    db
      .select({ id: members.id, name: members.name, createdAt: members.createdAt })
      .from(members)
      .where(eq(members.id, memberId)),
    ...further(memberId),
    beginSession(db, { ...session, memberId }, now),
    ...(presented ? [endSession(db, presented)] : []),
    endSurplusSessions(db, memberId, now),
  ]);
  if (!entered) throw new Error("no session was begun");
  return { memberId: entered.id, welcome: entered.createdAt === now && entered.name === null };
}

/** When the batch is sent again after its commit, the session is there already. */
function beginSession(
  db: Database,
  session: { tokenHash: string; device: string; memberId: SQL },
  now: number,
) {
  return db
    .insert(sessions)
    .values({ ...session, createdAt: now, lastSeenAt: now })
    .onConflictDoUpdate({ target: sessions.tokenHash, set: { lastSeenAt: now } });
}
