// Runs a script of this folder that is written in TypeScript: node local/run.mjs start.ts

// tsx would keep what it makes of it in a folder outside the project.
process.env.TSX_DISABLE_CACHE = "1";
const { register } = await import("tsx/esm/api");
register();
// As if it had been named itself.
process.argv.splice(1, 1);
await import(new URL(process.argv[1], import.meta.url).href);
