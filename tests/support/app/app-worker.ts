import { readFileSync } from "node:fs";
import type { MiniflareOptions } from "miniflare";

export const bindings = {
  SITE_NAME: "Plaza",
  SITE_TAGLINE: "A public square for the town",
  APP_ORIGIN: "http://localhost:8787",
  AUTH0_DOMAIN: "localhost:4499",
  AUTH0_CLIENT_ID: "plaza-local",
  AUTH0_ALLOW_HTTP: "true",
  AUTH0_CLIENT_SECRET: "a client secret for tests, long enough",
  SESSION_SECRET: "a-secret-for-tests-of-32-characters-or-more",
  TOKEN_KEY: Buffer.alloc(32, 7).toString("base64"),
};

/** Of the app's Worker, and of those beside it. */
export const compatibilityDate = /^compatibility_date = "(.+)"$/m.exec(
  readFileSync("wrangler.toml", "utf8"),
)![1]!;

export type WorkerConfig = MiniflareOptions["workers"][number]["config"];

type AppOptions = {
  /** Without a cache unless `CACHE_SECONDS` is set, so that what a test writes past the app is seen at once. */
  vars?: Partial<typeof bindings> & { CACHE_SECONDS?: string };
  d1?: string;
  /** What the rate-limit binding allows each session or address: by default more than any test sends. */
  writesPerMinute?: number;
};

/** The static files, as wrangler.toml has them. */
export const assets = { directory: "build/client", hasUserWorker: true };

/** The deployed bundle as a Worker of Miniflare, on the D1 with this id. */
export function appWorker({ vars = {}, d1 = "test", writesPerMinute = 100_000 }: AppOptions) {
  const texts = Object.entries({ ...bindings, ...vars }).map(
    ([name, value]) => [name, { type: "text" as const, value }] as const,
  );
  return {
    name: "app",
    compatibilityDate,
    manifest: {
      mainModule: "entry.worker.js",
      modules: {
        "entry.worker.js": { type: "esm", contents: readFileSync("dist/entry.worker.js", "utf8") },
      },
    },
    env: {
      ...Object.fromEntries(texts),
      DB: { type: "d1", id: d1 },
      WRITES: { type: "rate-limit", namespace: "1001", simple: { limit: writesPerMinute, period: 60 } },
    },
  } satisfies WorkerConfig;
}
