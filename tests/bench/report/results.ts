import { cpus, loadavg } from "node:os";
import { readFileSync } from "node:fs";
import type { Check, SizeResult, WorkerResult } from "../judge";

/** All that a run has found, as its JSON file has it. */
export type Results = {
  machine: string;
  command: string;
  takenAt: string;
  /** How busy the machine was before: processes that wanted to run, on average of a minute. */
  loadBefore: number;
  rounds: number;
  worker: WorkerResult;
  sizes: SizeResult[];
  checks: Check[];
};

/** Processor, cores and versions; nothing that names a machine. */
export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() || "unknown processor";
  const { version } = JSON.parse(readFileSync("node_modules/workerd/package.json", "utf8")) as {
    version: string;
  };
  return `${describeCores()} (${model}), ${process.platform}, workerd ${version}, Node ${process.versions.node}`;
}

/** "2 cores" */
export function describeCores(): string {
  const { length } = cpus();
  return `${length} ${length === 1 ? "core" : "cores"}`;
}

export const currentLoad = () => loadavg()[0] ?? 0;
