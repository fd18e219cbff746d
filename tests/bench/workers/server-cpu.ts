import { readdirSync, readFileSync } from "node:fs";
import { CommandError } from "../../../local/command";

/** Linux counts in hundredths of a second, whatever the processor: `man 5 proc`, on `stat`. */
const msPerTick = 10;

/** The workerd processes that this one has started and that still run. */
export function listWorkerdProcesses(): number[] {
  if (process.platform !== "linux")
    throw new CommandError("Processor time is read from /proc, which Linux has.");
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const stat = readStat(pid);
      return stat?.name === "workerd" && stat.parent === process.pid;
    });
}

/** The processor time (ms) that a process has used, of all its threads, in its own code and the system's. */
export function cpuOf(pid: number): number {
  const stat = readStat(pid);
  if (!stat) throw new CommandError("workerd has ended.");
  return (stat.userTicks + stat.systemTicks) * msPerTick;
}

function readStat(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name is in parentheses and may hold any letters.
    const end = text.lastIndexOf(")");
    const fields = text.slice(end + 2).split(" ");
    return {
      name: text.slice(text.indexOf("(") + 1, end),
      parent: Number(fields[1]),
      userTicks: Number(fields[11]),
      systemTicks: Number(fields[12]),
    };
  } catch {
    // It ended between being listed and being read.
    return null;
  }
}
