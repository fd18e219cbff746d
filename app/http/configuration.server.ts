const checked = new WeakMap<Env, string | null>();

/** What is missing or malformed, for the operator and without revealing a value; null where all is set. Checked once. */
export function findConfigurationProblem(env: Env): string | null {
  const known = checked.get(env);
  if (known !== undefined) return known;
  const problem = checkConfiguration(env);
  checked.set(env, problem);
  return problem;
}

function checkConfiguration(env: Env): string | null {
  const missing = (
    [
      "SESSION_SECRET",
      "TOKEN_KEY",
      "AUTH0_CLIENT_ID",
      "AUTH0_CLIENT_SECRET",
      "AUTH0_DOMAIN",
      "APP_ORIGIN",
    ] as const
  ).filter((name) => !env[name]);
  if (missing.length > 0) return `missing ${missing.join(", ")}. See "Deploying" in the README.`;
  if (env.SESSION_SECRET.split(",").some((secret) => secret.length < 32))
    return "SESSION_SECRET needs at least 32 characters.";
  if (!isKey(env.TOKEN_KEY)) return "TOKEN_KEY needs to be the base64 of 32 bytes.";
  if (!URL.canParse(env.APP_ORIGIN) || new URL(env.APP_ORIGIN).origin !== env.APP_ORIGIN)
    return "APP_ORIGIN needs to be a scheme and host, without a slash at the end.";
  if (!/^([1-5]?\d|60)?$/.test(env.CACHE_SECONDS ?? ""))
    return "CACHE_SECONDS needs to be a whole number from 0 to 60.";
  return null;
}

function isKey(base64: string): boolean {
  try {
    return atob(base64).length === 32;
  } catch {
    return false;
  }
}
