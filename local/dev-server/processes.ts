import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "../command";

const running = new Set<ChildProcess>();
const inGroup = fileURLToPath(new URL("./in-group.mjs", import.meta.url));
const hasGroups = process.platform !== "win32";
let ending = false;

type Options = { env: NodeJS.ProcessEnv; output: "inherit" | "pipe" };

/** Starts a program with all that it starts itself: they end together, and at the latest with this process, however that ends. */
export function spawnGroup(program: string, args: string[], { env, output }: Options): ChildProcess {
  if (ending) throw new Refusal("Nothing more is started: this command is ending.");
  const child = spawn(process.execPath, [inGroup, program, ...args], {
    env,
    stdio: ["pipe", output, output],
    detached: hasGroups,
  });
  running.add(child);
  child.once("exit", () => {
    // What the program left behind.
    killGroup(child, "SIGKILL");
    running.delete(child);
  });
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

/**
 * Resolves when this process is asked to end, or npm has ended, which started it through a shell: that dies of a SIGTERM
 * without handing it on, and outlives an npm that was killed.
 */
export function askedToEnd(): Promise<"asked"> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve("asked"));
    const before = listParents();
    if (process.env.npm_lifecycle_event)
      setInterval(() => listParents() !== before && resolve("asked"), 200).unref();
  });
}

/** The shell and npm; where there is no /proc, shells give way to the one program that they start. */
function listParents() {
  try {
    const shell = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    const [, npm] = shell.split(") ").at(-1)!.split(" ");
    return `${process.ppid} ${npm}`;
  } catch {
    return String(process.ppid);
  }
}

/** Ends every process that was started here, and lets no other begin. */
export async function endProcesses() {
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
    // It has ended meanwhile.
  }
}
