// Runs a script that is written in TypeScript: node local/run.mjs local/role.ts
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// tsx would keep what it makes of it in a folder outside the project.
process.env.TSX_DISABLE_CACHE = "1";
const { register } = await import("tsx/esm/api");
register();
// As if it had been named itself.
process.argv.splice(1, 1);
await import(pathToFileURL(resolve(process.argv[1])).href);
