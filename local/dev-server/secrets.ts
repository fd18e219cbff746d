import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";

const makers = {
  SESSION_SECRET: () => randomBytes(32).toString("hex"),
  TOKEN_KEY: () => randomBytes(32).toString("base64"),
  AUTH0_CLIENT_SECRET: () => randomBytes(32).toString("hex"),
};

export type Secrets = Record<keyof typeof makers, string>;

/** Reads the secrets that wrangler gives the Worker on a laptop, and makes up those that are missing. */
export function ensureSecrets(path = ".dev.vars"): Secrets {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const present = parseEnv(text);
  const names = Object.keys(makers) as (keyof Secrets)[];
  const made = names.filter((name) => !present[name]).map((name) => [name, makers[name]()] as const);

  if (made.length) {
    const lines = made.map(([name, value]) => `${name}="${value}"\n`).join("");
    writeFileSync(path, text + (text === "" || text.endsWith("\n") ? "" : "\n") + lines);
  }
  chmodSync(path, 0o600);
  return { ...present, ...Object.fromEntries(made) } as Secrets;
}
