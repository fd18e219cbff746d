import { OAuth2Client, type OAuth2Tokens } from "arctic";
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { Auth0Strategy } from "remix-auth-auth0";
import { second } from "~/time/units";
import { withTimeout } from "~/time/with-timeout";
import { sha256 } from "../sha256.server";

/** Auth0 did not answer within 5 seconds, or its response was malformed. */
export class IdentityProviderUnavailable extends Error {
  override name = "IdentityProviderUnavailable";
}

/** The claims of a verified id_token, and the access token that came with it. `expiresAt` in ms. */
export type VerifiedTokens = {
  claims: JWTPayload & { sub: string };
  accessToken: string;
  scope: string;
  expiresAt: number | null;
};

/** One attempt to sign in: what Auth0 gives back with its answer, and the PKCE verifier, which it never sees. */
export type Attempt = { state: string; verifier: string };

const timeout = 5 * second;

/** What the app asks to know of a person. */
export const scopes = ["openid", "profile", "email"];

/** Always https, except for a provider on loopback when `AUTH0_ALLOW_HTTP` is set. */
export function auth0Origin(env: Env): string {
  const allowHttp =
    env.AUTH0_ALLOW_HTTP === "true" && /^(localhost|127\.0\.0\.1):\d+$/.test(env.AUTH0_DOMAIN);
  return `${allowHttp ? "http" : "https"}://${env.AUTH0_DOMAIN}`;
}

/** The `iss` claim of Auth0's tokens: the origin with a slash at the end. */
export function auth0Issuer(env: Env): string {
  return `${auth0Origin(env)}/`;
}

/** Sending the browser there ends its session at Auth0, and sends it back to the feed. */
export function auth0LogoutUrl(env: Env): string {
  const url = new URL("/v2/logout", auth0Origin(env));
  url.searchParams.set("client_id", env.AUTH0_CLIENT_ID);
  url.searchParams.set("returnTo", `${env.APP_ORIGIN}/`);
  return url.toString();
}

/** A new attempt, and the address at Auth0 to which it leads. */
export function beginAttempt(env: Env): Attempt & { url: URL } {
  return new VerifyingStrategy(env).begin();
}

/**
 * What Auth0 answers to this attempt, by the request to the callback. Throws what remix-auth's strategy throws: a
 * RangeError or ReferenceError where the request is not about this attempt, and arctic's errors.
 */
export function finishAttempt(
  env: Env,
  { url }: Request,
  { state, verifier }: Attempt,
): Promise<VerifiedTokens> {
  const cookie = `${strategyCookie}=${new URLSearchParams({ [state]: verifier })}`;
  return new VerifyingStrategy(env).authenticate(new Request(url, { headers: { Cookie: cookie } }));
}

/** Asks for a token to be revoked (RFC 7009). Throws arctic's errors, and where there is no answer. */
export function revokeToken(env: Env, token: string): Promise<void> {
  const client = new OAuth2Client(env.AUTH0_CLIENT_ID, env.AUTH0_CLIENT_SECRET, null);
  const revoking = client.revokeToken(`${auth0Origin(env)}/oauth/revoke`, token);
  return withTimeout(revoking, timeout, () => new IdentityProviderUnavailable("no answer in time"));
}

/** The browser has no such cookie: attempts are kept in signed ones of our own, and the strategy is handed just one. */
const strategyCookie = "attempt";

/** remix-auth's Auth0 strategy, which here also checks nonce and id_token, and times out. */
class VerifyingStrategy extends Auth0Strategy<VerifiedTokens> {
  constructor(private env: Env) {
    super(
      {
        domain: env.AUTH0_DOMAIN,
        clientId: env.AUTH0_CLIENT_ID,
        clientSecret: env.AUTH0_CLIENT_SECRET,
        redirectURI: `${env.APP_ORIGIN}/auth/callback`,
        scopes,
        cookie: strategyCookie,
      },
      async ({ tokens }) => ({ claims: this.claims, ...readAccessToken(tokens) }),
    );
  }

  private claims!: VerifiedTokens["claims"];

  /** The PKCE challenge is also the nonce: both tie the tokens to this attempt. */
  begin(): Attempt & { url: URL } {
    const { state, codeVerifier, url } = this.createAuthorizationURL();
    url.protocol = new URL(auth0Origin(this.env)).protocol;
    url.searchParams.set("nonce", url.searchParams.get("code_challenge") ?? "");
    return { state, verifier: codeVerifier, url };
  }

  protected override async validateAuthorizationCode(code: string, verifier: string) {
    const { clientId, clientSecret, redirectURI } = this.options;
    const client = new OAuth2Client(clientId, clientSecret, redirectURI.toString());
    const endpoint = `${auth0Origin(this.env)}/oauth/token`;
    const tokens = await withTimeout(
      client.validateAuthorizationCode(endpoint, code, verifier),
      timeout,
      () => new IdentityProviderUnavailable("no answer in time"),
    );
    // PKCE's S256 challenge (RFC 7636), which was sent as the nonce.
    this.claims = await verifyIdToken(this.env, tokens.idToken(), await sha256(verifier));
    return tokens;
  }
}

async function verifyIdToken(env: Env, idToken: string, nonce: string): Promise<VerifiedTokens["claims"]> {
  try {
    const { payload } = await jwtVerify(idToken, keySetOf(auth0Origin(env)), {
      algorithms: ["RS256"],
      issuer: auth0Issuer(env),
      audience: env.AUTH0_CLIENT_ID,
      requiredClaims: ["sub", "iat", "exp", "nonce"],
      clockTolerance: 30,
    });
    if (payload.nonce !== nonce) throw new errors.JWTClaimValidationFailed("nonce", payload, "nonce");
    // jose only checks that the claim is present.
    if (typeof payload.sub !== "string" || payload.sub === "")
      throw new errors.JWTClaimValidationFailed("sub", payload, "sub");
    return { ...payload, sub: payload.sub };
  } catch (error) {
    if (isKeySetError(error)) throw new IdentityProviderUnavailable("no keys", { cause: error });
    throw error;
  }
}

/**
 * Whether Auth0's keys could not be fetched, so that the token was not checked at all. jose throws a plain `JOSEError`
 * for a failed response, and what `fetch` throws as it is.
 */
function isKeySetError(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === errors.JOSEError.code
  );
}

/** arctic throws where a field is missing or has the wrong type. */
function readAccessToken(tokens: OAuth2Tokens): Omit<VerifiedTokens, "claims"> {
  try {
    return {
      accessToken: tokens.accessToken(),
      scope: tokens.hasScopes() ? tokens.scopes().join(" ") : "",
      expiresAt: "expires_in" in tokens.data ? tokens.accessTokenExpiresAt().getTime() : null,
    };
  } catch (error) {
    throw new IdentityProviderUnavailable("an incomplete answer", { cause: error });
  }
}

// Cached in the isolate; jose fetches the keys again when a token names one that it does not have.
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
function keySetOf(origin: string) {
  const cached = keySets.get(origin);
  if (cached) return cached;
  const keySet = createRemoteJWKSet(new URL("/.well-known/jwks.json", origin), { timeoutDuration: timeout });
  keySets.set(origin, keySet);
  return keySet;
}
