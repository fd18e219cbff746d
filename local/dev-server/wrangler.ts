import { outputOf, spawnGroup } from "./processes";

/** Where the local database lives; another folder is another Plaza. */
export const stateFolder = process.env.PLAZA_STATE || ".wrangler/state";

const environment = {
  ...process.env,
  // Else React's development version is bundled.
  NODE_ENV: "production",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_LOG_PATH: ".wrangler/logs",
  WRANGLER_REGISTRY_PATH: ".wrangler/registry",
};

/** Starts wrangler without npx, which would leave it running when it is itself ended. */
export function spawnWrangler(args: string[]) {
  return spawnNode(["node_modules/wrangler/bin/wrangler.js", ...args]);
}

/** Runs wrangler to its end and gives what it printed. */
export function runWrangler(args: string[]) {
  return outputOf(spawnWrangler(args), `wrangler ${args.slice(0, 2).join(" ")}`);
}

export function runBuild() {
  return outputOf(spawnNode(["local/build/build.mjs"]), "The build");
}

function spawnNode(args: string[]) {
  return spawnGroup(process.execPath, args, { env: environment, output: "pipe" });
}
