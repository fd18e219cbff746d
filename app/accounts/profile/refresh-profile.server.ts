import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { identities, members } from "~/db/tables/accounts.server";
import { auth0Issuer, scopes } from "../sign-in/auth0.server";
import type { Viewer } from "../permissions";
import { unseal } from "../seal.server";
import { fetchUserInfo } from "./fetch-user-info.server";
import { findNameColumns, takeName, toProfileColumns } from "./profile.server";

/**
 * `sign-in-again`: the kept token has expired, was revoked, or does not allow it. `unavailable`: Auth0 did not answer, or
 * not about this person. In both cases nothing was changed.
 */
type RefreshResult =
  { outcome: "refreshed"; changed: boolean } | { outcome: "sign-in-again" | "unavailable" };

/** Asks Auth0 for the viewer's name and email address, with the access token of their latest sign-in, and keeps them. */
export async function refreshProfile(
  db: Database,
  env: Env,
  viewer: Viewer,
  now: number,
): Promise<RefreshResult> {
  const identity = await findLatestIdentity(db, viewer);
  const token = identity && (await readToken(env, identity, now));
  if (!token) return { outcome: "sign-in-again" };
  const info = await fetchUserInfo(env, token);
  if (info.outcome === "refused") return { outcome: "sign-in-again" };
  // OpenID Connect Core, 5.3.2: an answer about another subject must not be used.
  if (info.outcome !== "found" || info.claims.sub !== identity.subject) return { outcome: "unavailable" };
  const profile = toProfileColumns(info.claims);
  await saveProfile(db, env, viewer, identity, profile);
  const { name, email, emailVerified } = identity;
  const changed = name !== profile.name || email !== profile.email || emailVerified !== profile.emailVerified;
  return { outcome: "refreshed", changed };
}

type Identity = NonNullable<Awaited<ReturnType<typeof findLatestIdentity>>>;

async function findLatestIdentity(db: Database, viewer: Viewer) {
  const [identity] = await db
    .select({
      id: identities.id,
      issuer: identities.issuer,
      subject: identities.subject,
      name: identities.name,
      email: identities.email,
      emailVerified: identities.emailVerified,
      accessToken: identities.accessToken,
      tokenScope: identities.tokenScope,
      tokenExpiresAt: identities.tokenExpiresAt,
    })
    .from(identities)
    .where(eq(identities.memberId, viewer.id))
    .orderBy(desc(identities.lastSignInAt))
    .limit(1);
  return identity ?? null;
}

/** The access token; null where asking with it would be refused, or would show it to another tenant than its own. */
async function readToken(env: Env, identity: Identity, now: number): Promise<string | null> {
  const { issuer, accessToken, tokenScope, tokenExpiresAt } = identity;
  if (!accessToken || issuer !== auth0Issuer(env)) return null;
  if (tokenExpiresAt !== null && tokenExpiresAt <= now) return null;
  // Auth0 says the scope only where it is another than was asked for. Without all of it, the answer would lack the name
  // or the address, which would then be taken for deleted.
  const granted = tokenScope ? tokenScope.split(" ") : scopes;
  if (!scopes.every((scope) => granted.includes(scope))) return null;
  return unseal(env.TOKEN_KEY, "access-token", accessToken);
}

/** Does nothing where somebody has signed in meanwhile, who brought a newer profile and a newer token. */
async function saveProfile(
  db: Database,
  env: Env,
  viewer: Viewer,
  { id, accessToken }: Identity,
  profile: ReturnType<typeof toProfileColumns>,
): Promise<void> {
  const named = await findNameColumns(db, sql`${viewer.id}`, profile.claims, env.SITE_NAME);
  const isSame = and(eq(identities.id, id), sql`${identities.accessToken} = ${accessToken}`);
  const isMember = and(eq(members.id, viewer.id), isNull(members.erasedAt));
  await db.batch([
    db.update(identities).set(profile).where(isSame),
    takeName(db, and(isMember, sql`exists (select 1 from ${identities} where ${isSame})`), named),
  ]);
}
