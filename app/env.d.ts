// The first file of tsconfig.json, so that `process` has Node's type: the Workers' types declare it as `any`.
/// <reference types="node" />

/** The bindings and vars of wrangler.toml, and the secrets. */
interface Env {
  DB: D1Database;
  WRITES: RateLimit;
  SITE_NAME: string;
  /** What this place is, in a few words without a full stop. */
  SITE_TAGLINE: string;
  /** Scheme, host and port of the public address; forms from other origins are refused. */
  APP_ORIGIN: string;
  /** How long what visitors read may be shown to others, 60 at most; not at all where it is missing or 0. */
  CACHE_SECONDS?: string;
  AUTH0_DOMAIN: string;
  AUTH0_CLIENT_ID: string;
  AUTH0_CLIENT_SECRET: string;
  /** "true" allows plain http for an identity provider on loopback. */
  AUTH0_ALLOW_HTTP?: string;
  /** Signs cookies. During a rotation several, separated by commas: the first signs, all verify. */
  SESSION_SECRET: string;
  /** Base64 of the 32-byte key that encrypts access tokens and drafts (AES-256-GCM). */
  TOKEN_KEY: string;
}
