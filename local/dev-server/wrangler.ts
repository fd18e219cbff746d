import { readOutput, spawnProcessGroup } from "./processes";

/** The folder of the local database. */
export const stateFolder = process.env.PLAZA_STATE || ".wrangler/state";

const environment = {
  ...process.env,
  // Otherwise React's development build is bundled.
  NODE_ENV: "production",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_LOG_PATH: ".wrangler/logs",
  WRANGLER_REGISTRY_PATH: ".wrangler/registry",
};

/** Starts wrangler without npx, which leaves wrangler running when it is stopped. */
export function spawnWrangler(args: string[]) {
  return spawnNode(["node_modules/wrangler/bin/wrangler.js", ...args]);
}

/** Runs wrangler and resolves with its stdout. */
export function runWrangler(args: string[]) {
  return readOutput(spawnWrangler(args), `wrangler ${args.slice(0, 2).join(" ")}`);
}

export function runBuild() {
  return readOutput(spawnNode(["local/build/build.mjs"]), "The build");
}

function spawnNode(args: string[]) {
  return spawnProcessGroup(process.execPath, args, { env: environment, output: "pipe" });
}
