import { spawn } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

/** A process that starts a shell in a group, which starts `sleep` and then prints "ready". */
function startProcesses() {
  const module = JSON.stringify(pathToFileURL("local/dev-server/processes.ts").href);
  const script = `import(${module}).then(({ stopProcesses, spawnProcessGroup }) => {
    process.on("SIGTERM", () => stopProcesses().then(() => process.exit()));
    spawnProcessGroup("sh", ["-c", "sleep 600 & echo ready; wait"], { env: process.env, output: "inherit" });
  })`;
  return spawn(process.execPath, ["--import", "tsx", "-e", script], { stdio: ["ignore", "pipe", "ignore"] });
}

test.each(["SIGTERM", "SIGKILL"] as const)(
  "all that a process started ends with it on %s",
  async (signal) => {
    const parent = startProcesses();
    const [output] = (await once(parent.stdout, "data")) as [Buffer];
    expect(output.toString()).toBe("ready\n");
    parent.kill(signal);
    // Every process had inherited stdout, so it ends only when all of them have.
    await once(parent.stdout, "end");
  },
);
