import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./command";

const running = new Set<ChildProcess>();
const hasGroups = process.platform !== "win32";
let guard: ChildProcess | undefined;
let ending = false;

/** Starts a program with all that it starts itself: they end together, and at the latest with this process, however that ends. */
export function spawnGroup(program: string, args: string[], options: SpawnOptions): ChildProcess {
  if (ending) throw new Refusal("Ended.");
  // Before there is anything that it would have to end.
  if (hasGroups) guard ??= startGuard();
  const child = spawn(program, args, { ...options, detached: hasGroups });
  running.add(child);
  child.once("exit", () => {
    // What it left behind.
    killGroup(child, "SIGKILL");
    running.delete(child);
    tellGuard(`-${child.pid}`);
  });
  tellGuard(`+${child.pid}`);
  return child;
}

/** Resolves with what the process printed, when it has ended well. */
export function outputOf(child: ChildProcess, what: string) {
  return new Promise<string>((resolve, reject) => {
    let output = "";
    let complaints = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (complaints += chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Refusal(`${output}${complaints}\n${what} failed.`));
    });
  });
}

/** Resolves when this process is asked to end, or its parent has ended: npm's shell dies of a SIGTERM without handing it on. */
export function askedToEnd(): Promise<"asked"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve("asked"));
    const parent = process.ppid;
    if (process.env.npm_lifecycle_event)
      setInterval(() => process.ppid !== parent && resolve("asked"), 200).unref();
  });
}

/** Ends every process that was started here, and lets no other begin. */
export async function endProcesses() {
  ending = true;
  const ended = [...running].map((child) => new Promise((resolve) => child.once("exit", resolve)));
  for (const child of running) killGroup(child, "SIGTERM");
  await Promise.race([Promise.all(ended), sleep(5000)]);
  for (const child of running) killGroup(child, "SIGKILL");
  guard?.stdin?.end();
}

function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals) {
  if (pid === undefined) return;
  try {
    process.kill(hasGroups ? -pid : pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

function tellGuard(line: string) {
  guard?.stdin?.write(`${line}\n`);
}

/** A process apart that outlives this one for a moment. */
function startGuard() {
  const script = fileURLToPath(new URL("./end-with-parent.mjs", import.meta.url));
  const child = spawn(process.execPath, [script], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  child.unref();
  // A pipe is a socket, which must not keep this process running either.
  (child.stdin as Socket).unref();
  // It ends when it is told to, or was killed with everything else.
  child.stdin?.on("error", () => {});
  return child;
}
