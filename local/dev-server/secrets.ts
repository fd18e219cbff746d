import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseEnv } from "node:util";

const generators = {
  SESSION_SECRET: () => randomBytes(32).toString("hex"),
  TOKEN_KEY: () => randomBytes(32).toString("base64"),
  AUTH0_CLIENT_SECRET: () => randomBytes(32).toString("hex"),
};

export type Secrets = Record<keyof typeof generators, string>;

/** Reads the Worker's local secrets, which wrangler takes from this file, and generates those that are missing. */
export function ensureSecrets(path = ".dev.vars"): Secrets {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const present = parseEnv(text);
  const names = Object.keys(generators) as (keyof Secrets)[];
  const generated = names.filter((name) => !present[name]).map((name) => [name, generators[name]()] as const);

  if (generated.length) {
    const lines = generated.map(([name, value]) => `${name}="${value}"\n`).join("");
    writeFileSync(path, text + (text === "" || text.endsWith("\n") ? "" : "\n") + lines);
  }
  chmodSync(path, 0o600);
  return { ...present, ...Object.fromEntries(generated) } as Secrets;
}
