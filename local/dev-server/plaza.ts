import { setTimeout as sleep } from "node:timers/promises";
import { localIssuer } from "../identity-provider/accounts";
import { Refusal } from "../command";
import { prepareDatabase } from "./database";
import { startIdentityProvider } from "../identity-provider/identity-provider";
import { requireFreePort } from "./ports";
import { ensureSecrets } from "./secrets";
import { runBuild, spawnWrangler } from "./wrangler";

export type PlazaOptions = {
  port: number;
  identityPort: number;
  /** The folder of the database. */
  state: string;
};

/** Starts everything that a laptop has instead of the cloud, and resolves when the app answers. */
export async function startPlaza({ port, identityPort, state }: PlazaOptions) {
  if (port === identityPort) throw new Refusal("PORT and IDENTITY_PORT must differ.");
  await requireFreePort("PORT", port);
  await requireFreePort("IDENTITY_PORT", identityPort);

  const origin = `http://localhost:${port}`;
  const issuer = localIssuer(identityPort);
  const clientSecret = ensureSecrets().AUTH0_CLIENT_SECRET;
  await Promise.all([runBuild(), prepareDatabase({ state, issuer })]);

  const wrangler = startWrangler({ port, identityPort, state, origin });
  await startIdentityProvider({ port: identityPort, appOrigin: origin, clientSecret });
  if (!(await answers(`${origin}/healthz`, wrangler.ended))) {
    throw new Refusal(`${wrangler.output()}\nPlaza did not start.`);
  }
  wrangler.show();

  return { origin, ended: wrangler.ended };
}

function startWrangler({ port, identityPort, state, origin }: PlazaOptions & { origin: string }) {
  const settings = {
    port,
    "persist-to": state,
    "log-level": "info",
    "show-interactive-dev-session": false,
    // The cron can be tried at /__scheduled.
    "test-scheduled": true,
  };
  const vars = [`APP_ORIGIN:${origin}`, `AUTH0_DOMAIN:localhost:${identityPort}`];
  const child = spawnWrangler([
    "dev",
    ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
    ...vars.flatMap((value) => ["--var", value]),
  ]);
  // What it says is of interest only if the start fails; requests and errors are, once it runs.
  let output = "";
  const keep = (chunk: Buffer) => void (output += chunk);
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);

  return {
    ended: new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1))),
    output: () => output,
    show() {
      child.stdout?.off("data", keep).pipe(process.stdout);
      child.stderr?.off("data", keep).pipe(process.stderr);
    },
  };
}

/** False when the process ended, or five minutes went by, before the address answered well. */
async function answers(address: string, ended: Promise<unknown>) {
  let running = true;
  void ended.then(() => (running = false));
  for (const end = Date.now() + 300_000; running && Date.now() < end;) {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return true;
    await sleep(50);
  }
  return false;
}
