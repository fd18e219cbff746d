import { spawn } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

/** A process that starts another, which starts one more and then says that all are there. */
function startFamily() {
  const module = JSON.stringify(pathToFileURL("local/dev-server/processes.ts").href);
  const script = `import(${module}).then(({ endProcesses, spawnGroup }) => {
    process.on("SIGTERM", () => endProcesses().then(() => process.exit()));
    spawnGroup("sh", ["-c", "sleep 600 & echo ready; wait"], { env: process.env, output: "inherit" });
  })`;
  return spawn(process.execPath, ["--import", "tsx", "-e", script], { stdio: ["ignore", "pipe", "ignore"] });
}

test.each(["SIGTERM", "SIGKILL"] as const)(
  "whatever a process started ends with it, when that gets a %s",
  async (signal) => {
    const family = startFamily();
    const [said] = (await once(family.stdout, "data")) as [Buffer];
    expect(said.toString()).toBe("ready\n");
    family.kill(signal);
    // Each of them held the other end.
    await once(family.stdout, "end");
  },
);
