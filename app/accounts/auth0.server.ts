import { OAuth2Client, type OAuth2Tokens } from "arctic";
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from "jose";
import { Auth0Strategy } from "remix-auth-auth0";
import { second } from "~/time/units";
import { withTimeout } from "~/time/with-timeout";

/** Auth0 does not answer within 5 seconds, or gives an answer that makes no sense. */
export class IdentityProviderUnavailable extends Error {
  override name = "IdentityProviderUnavailable";
}

/** Claims of a verified id_token, and the access token that came with it: its scopes, and when it ends (ms). */
export type VerifiedTokens = {
  claims: JWTPayload & { sub: string };
  accessToken: string;
  scope: string;
  expiresAt: number | null;
};

/** Names of the cookies that hold state and PKCE verifier during an attempt begin so; the rest is the state. */
export const attemptCookiePrefix = "__Host-oauth";
const attemptMinutes = 10;

const timeout = 5 * second;

/** Where Auth0 is: https, save for a provider on loopback when `AUTH0_ALLOW_HTTP` says so. */
export function auth0Origin(env: Env): string {
  const plain = env.AUTH0_ALLOW_HTTP === "true" && /^(localhost|127\.0\.0\.1):\d+$/.test(env.AUTH0_DOMAIN);
  return `${plain ? "http" : "https"}://${env.AUTH0_DOMAIN}`;
}

/** Auth0 puts a slash at the end of the issuer's name. */
export function auth0Issuer(env: Env): string {
  return `${auth0Origin(env)}/`;
}

/** Where the browser goes to end the session at Auth0 too. */
export function auth0LogoutUrl(env: Env): string {
  const url = new URL("/v2/logout", auth0Origin(env));
  url.searchParams.set("client_id", env.AUTH0_CLIENT_ID);
  url.searchParams.set("returnTo", `${env.APP_ORIGIN}/`);
  return url.toString();
}

/** One attempt at signing in: remix-auth's strategy for Auth0, with nonce, time limit and verified id_token. */
export function signInStrategy(env: Env): Auth0Strategy<VerifiedTokens> {
  return new VerifyingStrategy(env);
}

class VerifyingStrategy extends Auth0Strategy<VerifiedTokens> {
  constructor(private env: Env) {
    super(
      {
        domain: env.AUTH0_DOMAIN,
        clientId: env.AUTH0_CLIENT_ID,
        clientSecret: env.AUTH0_CLIENT_SECRET,
        redirectURI: `${env.APP_ORIGIN}/auth/callback`,
        scopes: ["openid", "profile", "email"],
        cookie: {
          name: attemptCookiePrefix,
          secure: true,
          httpOnly: true,
          sameSite: "Lax",
          path: "/",
          maxAge: attemptMinutes * 60,
        },
      },
      async ({ tokens }) => ({ claims: this.claims, ...readAccessToken(tokens) }),
    );
  }

  private claims!: VerifiedTokens["claims"];

  /** The PKCE challenge doubles as the nonce: both tie the answer to this attempt. */
  protected override createAuthorizationURL() {
    const attempt = super.createAuthorizationURL();
    attempt.url.protocol = new URL(auth0Origin(this.env)).protocol;
    attempt.url.searchParams.set("nonce", attempt.url.searchParams.get("code_challenge") ?? "");
    return attempt;
  }

  /** The strategy would hand on `organization` and `invitation` from the visitor's query. */
  protected override authorizationParams(params: URLSearchParams) {
    return params;
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
    this.claims = await verifyIdToken(this.env, tokens.idToken(), await challengeOf(verifier));
    return tokens;
  }
}

async function verifyIdToken(env: Env, idToken: string, nonce: string): Promise<VerifiedTokens["claims"]> {
  try {
    const { payload } = await jwtVerify(idToken, keysOf(auth0Origin(env)), {
      algorithms: ["RS256"],
      issuer: auth0Issuer(env),
      audience: env.AUTH0_CLIENT_ID,
      requiredClaims: ["sub", "iat", "exp", "nonce"],
      clockTolerance: 30,
    });
    if (payload.nonce !== nonce) throw new errors.JWTClaimValidationFailed("nonce", payload, "nonce");
    // jose asks only that it is there.
    if (typeof payload.sub !== "string" || payload.sub === "")
      throw new errors.JWTClaimValidationFailed("sub", payload, "sub");
    return { ...payload, sub: payload.sub };
  } catch (error) {
    if (isFaultOfKeys(error)) throw new IdentityProviderUnavailable("no keys", { cause: error });
    throw error;
  }
}

/** Whether the keys could not be had, so that nothing is known of the token. jose says so with its plainest error. */
function isFaultOfKeys(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return (
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === errors.JOSEError.code
  );
}

/** arctic throws where a part is missing or of another type. */
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

// One set of keys an isolate; jose fetches anew when a token names a key it does not know.
const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
function keysOf(origin: string) {
  const known = keySets.get(origin);
  if (known) return known;
  const keys = createRemoteJWKSet(new URL("/.well-known/jwks.json", origin), { timeoutDuration: timeout });
  keySets.set(origin, keys);
  return keys;
}

/** RFC 7636, S256. */
async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return btoa(String.fromCharCode(...new Uint8Array(digest)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
