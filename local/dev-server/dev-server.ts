import { setTimeout as sleep } from "node:timers/promises";
import { CommandError } from "../command";
import { localIssuer } from "../identity-provider/accounts";
import { startIdentityProvider } from "../identity-provider/identity-provider";
import { prepareDatabase } from "./database";
import { showLines } from "./log-lines";
import { requireFreePort } from "./ports";
import { ensureSecrets } from "./secrets";
import { runBuild, spawnWrangler } from "./wrangler";

export type DevServerOptions = {
  port: number;
  identityPort: number;
  /** The folder of the local database. */
  stateFolder: string;
  /** Shows neither requests nor what the app logs. */
  quiet?: boolean;
};

/** Builds the app, prepares the database, and starts wrangler and the identity provider. Resolves when the app is healthy. */
export async function startDevServer({ port, identityPort, stateFolder, quiet = false }: DevServerOptions) {
  if (port === identityPort) throw new CommandError("PORT and IDENTITY_PORT must differ.");
  await requireFreePort("PORT", port);
  await requireFreePort("IDENTITY_PORT", identityPort);

  const origin = `http://localhost:${port}`;
  const issuer = localIssuer(identityPort);
  const clientSecret = ensureSecrets().AUTH0_CLIENT_SECRET;
  await Promise.all([runBuild(), prepareDatabase({ stateFolder, issuer })]);

  const wrangler = startWrangler({ port, identityPort, stateFolder, origin });
  await startIdentityProvider({ port: identityPort, appOrigin: origin, clientSecret });
  if (!(await waitUntilHealthy(`${origin}/healthz`, wrangler.exited))) {
    throw new CommandError(`${wrangler.output()}\nPlaza did not start.`);
  }
  if (!quiet) wrangler.showOutput();

  return { origin, exited: wrangler.exited };
}

function startWrangler({ port, identityPort, stateFolder, origin }: DevServerOptions & { origin: string }) {
  const settings = {
    port,
    "persist-to": stateFolder,
    // Below it, what the app logs is not shown.
    "log-level": "log",
    "show-interactive-dev-session": false,
  };
  const vars = [`APP_ORIGIN:${origin}`, `AUTH0_DOMAIN:localhost:${identityPort}`];
  const child = spawnWrangler([
    "dev",
    "local/dev-server/worker.ts",
    ...Object.entries(settings).map(([name, value]) => `--${name}=${value}`),
    ...vars.flatMap((value) => ["--var", value]),
  ]);
  // The output of the start is shown only if it fails; after it, requests, errors and the app's own lines are shown.
  let output = "";
  const collect = (chunk: Buffer) => void (output += chunk);
  child.stdout?.on("data", collect);
  child.stderr?.on("data", collect);

  return {
    exited: new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1))),
    output: () => output,
    showOutput() {
      if (child.stdout) showLines(child.stdout.off("data", collect), console.log);
      if (child.stderr) showLines(child.stderr.off("data", collect), console.error);
    },
  };
}

/** False if the process exits, or five minutes pass, before the address answers successfully. */
async function waitUntilHealthy(address: string, exited: Promise<unknown>) {
  let running = true;
  void exited.then(() => (running = false));
  for (const end = Date.now() + 300_000; running && Date.now() < end;) {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return true;
    await sleep(50);
  }
  return false;
}
