// Runs a TypeScript file: node local/run.mjs local/role.ts
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

// tsx's cache is a folder outside the project.
process.env.TSX_DISABLE_CACHE = "1";
const { register } = await import("tsx/esm/api");
register();
// The script sees the arguments as if Node had run it directly.
process.argv.splice(1, 1);
await import(pathToFileURL(resolve(process.argv[1])).href);
