import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { CommandError } from "../command";

const running = new Set<ChildProcess>();
const runner = fileURLToPath(new URL("./process-group.mjs", import.meta.url));
const hasProcessGroups = process.platform !== "win32";
let isStopping = false;

type Options = { env: NodeJS.ProcessEnv; output: "inherit" | "pipe" };

/** Starts a program in its own process group, which ends with the program or with this process, even if that is killed. */
export function spawnProcessGroup(program: string, args: string[], { env, output }: Options): ChildProcess {
  if (isStopping) throw new CommandError("Nothing more is started: this command is ending.");
  const child = spawn(process.execPath, [runner, program, ...args], {
    env,
    stdio: ["pipe", output, output],
    detached: hasProcessGroups,
  });
  running.add(child);
  child.once("exit", () => {
    // Processes that the program started may still run.
    killGroup(child, "SIGKILL");
    running.delete(child);
  });
  return child;
}

/** Resolves with the stdout of the process if it exits with 0; otherwise `name` is the subject of the error. */
export function readOutput(child: ChildProcess, name: string) {
  return new Promise<string>((resolve, reject) => {
    let output = "";
    let errorOutput = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (errorOutput += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new CommandError(`${output}${errorOutput}\n${name} failed.`));
    });
  });
}

/**
 * Resolves when this process gets a signal to end, or when its parents change. npm starts it through a shell, which ends
 * on SIGTERM without passing it on, and keeps running when npm is killed.
 */
export function waitForShutdown(): Promise<"shutdown"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => resolve("shutdown"));
    const before = describeParents();
    if (process.env.npm_lifecycle_event)
      setInterval(() => describeParents() !== before && resolve("shutdown"), 200).unref();
  });
}

/** The ids of the shell and npm. Without /proc only the parent's: there the shell replaces itself with this program. */
function describeParents() {
  try {
    const shell = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    const [, npm] = shell.split(") ").at(-1)!.split(" ");
    return `${process.ppid} ${npm}`;
  } catch {
    return String(process.ppid);
  }
}

/** Ends all processes started here, and refuses to start more. */
export async function stopProcesses() {
  isStopping = true;
  const exits = [...running].map((child) => new Promise((resolve) => child.once("exit", resolve)));
  for (const child of running) killGroup(child, "SIGTERM");
  await Promise.race([Promise.all(exits), sleep(5000)]);
  for (const child of running) killGroup(child, "SIGKILL");
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals) {
  if (pid === undefined) return;
  try {
    process.kill(hasProcessGroups ? -pid : pid, signal);
  } catch {
    // It has already ended.
  }
}
