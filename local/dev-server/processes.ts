import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { CommandError } from "../command";

const running = new Set<ChildProcess>();
const runner = fileURLToPath(new URL("./process-group.mjs", import.meta.url));
const hasGroups = process.platform !== "win32";
let ending = false;

type Options = { env: NodeJS.ProcessEnv; output: "inherit" | "pipe" };

/** Starts a program in a process group of its own, which ends with the program or with this process, even if that is killed. */
export function spawnProcessGroup(program: string, args: string[], { env, output }: Options): ChildProcess {
  if (ending) throw new CommandError("Nothing more is started: this command is ending.");
  const child = spawn(process.execPath, [runner, program, ...args], {
    env,
    stdio: ["pipe", output, output],
    detached: hasGroups,
  });
  running.add(child);
  child.once("exit", () => {
    // Processes that the program started may still run.
    killGroup(child, "SIGKILL");
    running.delete(child);
  });
  return child;
}

/** Resolves with the process's stdout when it exits with 0; `name` is the subject of the error otherwise. */
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

/** The ids of the shell and npm. Without /proc the parent alone: there, the shell replaces itself with this program. */
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
  ending = true;
  const ended = [...running].map((child) => new Promise((resolve) => child.once("exit", resolve)));
  for (const child of running) killGroup(child, "SIGTERM");
  await Promise.race([Promise.all(ended), sleep(5000)]);
  for (const child of running) killGroup(child, "SIGKILL");
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals) {
  if (pid === undefined) return;
  try {
    process.kill(hasGroups ? -pid : pid, signal);
  } catch {
    // It has already ended.
  }
}
