import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./command";

const running = new Set<ChildProcess>();
let ending = false;

export function spawnNode(args: string[], env: NodeJS.ProcessEnv) {
  if (ending) throw new Refusal("Ended.");
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/** Resolves with what the process printed, when it has ended well. */
export function outputOf(child: ReturnType<typeof spawnNode>, what: string) {
  return new Promise<string>((resolve, reject) => {
    let output = "";
    let complaints = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (complaints += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Refusal(`${output}${complaints}\n${what} failed.`));
    });
  });
}

/** Ends every process that was started here, and lets no other begin. */
export async function endProcesses() {
  ending = true;
  const ended = [...running].map((child) => new Promise((resolve) => child.once("exit", resolve)));
  for (const child of running) child.kill("SIGTERM");
  await Promise.race([Promise.all(ended), sleep(5000)]);
  for (const pid of leftovers()) kill(pid);
}

/** What wrangler leaves behind when it is killed before it can end its own children, and wrangler if it hangs. */
function leftovers() {
  const all = listProcesses();
  const ours = all.find(({ pid }) => pid === process.pid)?.group;
  const group = new Set(all.filter(({ group }) => group === ours).map(({ pid }) => pid));
  const doomed = new Set([...running].map(({ pid }) => pid));
  for (const { pid, parent, command } of all) {
    const isOrphan = group.has(pid) && (parent === 1 || !group.has(parent));
    if (doomed.has(parent) || (isOrphan && /(^|\/)(workerd|esbuild)$/.test(command))) doomed.add(pid);
  }
  return [...doomed].filter((pid) => pid !== undefined);
}

/** Oldest first, so that parents come before their children. Empty where there is no `ps`. */
function listProcesses() {
  const columns = "pid=,ppid=,pgid=,stat=,comm=";
  const { stdout } = spawnSync("ps", ["-A", "-o", columns], { encoding: "utf8" });
  return (stdout ?? "")
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([pid, , , state]) => pid && !state?.startsWith("Z"))
    .map(([pid, parent, group, , command = ""]) => ({
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      command,
    }))
    .sort((one, other) => one.pid - other.pid);
}

function kill(pid: number) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}
