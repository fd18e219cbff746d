// First of all files (tsconfig.json), so that `process` is Node's: the Workers' types declare it as anything.
/// <reference types="node" />

/** What the Worker is given: bindings and vars of wrangler.toml, and the secrets. */
interface Env {
  DB: D1Database;
  WRITES: RateLimit;
  SITE_NAME: string;
  /** Scheme, host and port at which people reach Plaza; forms from elsewhere are refused. */
  APP_ORIGIN: string;
  AUTH0_DOMAIN: string;
  AUTH0_CLIENT_ID: string;
  AUTH0_CLIENT_SECRET: string;
  /** "true" lets an identity provider on loopback speak plain http. */
  AUTH0_ALLOW_HTTP?: string;
  /** Signs cookies; several, separated by commas, while rotating: the first signs, all verify. */
  SESSION_SECRET: string;
  /** Base64 of the 32 bytes that encrypt access tokens and typed posts that wait (AES-256-GCM). */
  TOKEN_KEY: string;
}
