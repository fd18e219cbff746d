import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { SourceMap, type SourceMapPayload } from "node:module";
import { transformWithEsbuild } from "vite";
import { CommandError } from "../../../local/command";

const server = ".wrangler/named-build/server/index.js";

/**
 * The app as it is deployed, but not minified: the modules of a Worker, and a function that tells in which file a place in
 * them was written.
 */
export async function makeNamedBuild() {
  const { status } = spawnSync(process.execPath, ["local/build/build-named.mjs"], { stdio: "inherit" });
  if (status !== 0) throw new CommandError("The build for the profile failed.");
  const entry = await transformWithEsbuild(readFileSync("app/entry.worker.ts", "utf8"), "entry.worker.ts");
  const map = new SourceMap(JSON.parse(readFileSync(`${server}.map`, "utf8")) as SourceMapPayload);
  return {
    mainModule: "app/entry.worker.js",
    modules: {
      "app/entry.worker.js": { type: "esm" as const, contents: entry.code },
      // Where the entry imports it from.
      "build/server/index.js": { type: "esm" as const, contents: readFileSync(server, "utf8") },
    },
    fileOf: (line: number, column: number) => findFile(map, line, column),
  };
}

function findFile(map: SourceMap, line: number, column: number): string | null {
  const entry = map.findEntry(line, column);
  if (!("originalSource" in entry) || !entry.originalSource) return null;
  // The sources are named from the folder of the map.
  return `${entry.originalSource.replace(/^(\.\.\/)+/, "")}:${entry.originalLine + 1}`;
}
