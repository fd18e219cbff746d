import { OAuth2RequestError } from "arctic";
import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { identities } from "~/db/tables/accounts.server";
import { auth0Issuer, revokeToken } from "../sign-in/auth0.server";
import type { Viewer } from "../permissions";
import { unseal } from "../seal.server";

/** The viewer's access tokens that may be of use to somebody, of the identity provider that signs in here now. */
export async function listAccessTokens(
  db: Database,
  env: Env,
  viewer: Viewer,
  now: number,
): Promise<string[]> {
  const isUnexpired = or(isNull(identities.tokenExpiresAt), gt(identities.tokenExpiresAt, now));
  const rows = await db
    .select({ accessToken: identities.accessToken })
    .from(identities)
    .where(and(eq(identities.memberId, viewer.id), eq(identities.issuer, auth0Issuer(env)), isUnexpired));
  const sealed = rows.flatMap(({ accessToken }) => accessToken ?? []);
  const tokens = await Promise.all(sealed.map((token) => unseal(env.TOKEN_KEY, "access-token", token)));
  return tokens.filter((token) => token !== null);
}

/**
 * Asks for these tokens to be revoked; gives whether nothing is left to revoke. Auth0 itself revokes refresh tokens alone, of
 * which none is ever asked for: it takes the request, and an access token expires by itself.
 */
export async function revokeTokens(env: Env, tokens: string[]): Promise<boolean> {
  const revoked = await Promise.allSettled(tokens.map((token) => revokeToken(env, token)));
  return revoked.every((each) => each.status === "fulfilled" || isIrrevocable(each.reason));
}

/** RFC 7009, 2.2.1: tokens of this kind cannot be revoked there. */
function isIrrevocable(error: unknown): boolean {
  return error instanceof OAuth2RequestError && error.code === "unsupported_token_type";
}
