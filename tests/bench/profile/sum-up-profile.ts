import { median } from "d3-array";
import type { CpuProfile } from "./inspector";

/** ms: in the function itself, and with all that it called. */
export type FunctionTime = { name: string; file: string; self: number; inclusive: number };

/** Waiting, which is no work. */
const idle = new Set(["(idle)", "(root)"]);

/**
 * The time of each function, the longest self time first. A function that calls itself, also through others, is counted once
 * in its inclusive time.
 */
export function sumUpProfile(
  { nodes, samples, timeDeltas }: CpuProfile,
  fileOf: (line: number, column: number) => string | null,
): FunctionTime[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Map<number, number>();
  // While the Worker waits no sample is taken, and the next one has all that time, in which its function did not run.
  const longest = 2 * (median(timeDeltas) ?? 0);
  for (const [index, id] of samples.entries())
    own.set(id, (own.get(id) ?? 0) + Math.min(timeDeltas[index] ?? 0, longest) / 1_000);
  const times = new Map<string, FunctionTime>();
  const open = new Set<FunctionTime>();

  function visit(id: number): number {
    const node = byId.get(id);
    if (!node) return 0;
    const self = idle.has(node.callFrame.functionName) ? 0 : (own.get(id) ?? 0);
    const time = timeOf(node.callFrame);
    const isOutermost = !open.has(time);
    open.add(time);
    let inclusive = self;
    for (const child of node.children ?? []) inclusive += visit(child);
    time.self += self;
    if (isOutermost) {
      open.delete(time);
      time.inclusive += inclusive;
    }
    return inclusive;
  }

  function timeOf({ functionName, url, lineNumber, columnNumber }: CpuProfile["nodes"][number]["callFrame"]) {
    const file = (url && fileOf(lineNumber, columnNumber)) || url;
    const name = functionName || "(anonymous)";
    const key = `${name} ${file}`;
    const known = times.get(key) ?? { name, file, self: 0, inclusive: 0 };
    times.set(key, known);
    return known;
  }

  const [root] = nodes;
  if (root) visit(root.id);
  return [...times.values()].filter(({ name }) => !idle.has(name)).sort((a, b) => b.self - a.self);
}

/** The self time by package, and by room of the app. */
export function sumUpByRoom(times: FunctionTime[]): { room: string; self: number }[] {
  const rooms = new Map<string, number>();
  for (const { file, self } of times) rooms.set(roomOf(file), (rooms.get(roomOf(file)) ?? 0) + self);
  return [...rooms].map(([room, self]) => ({ room, self })).sort((a, b) => b.self - a.self);
}

function roomOf(file: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  if (name) return name;
  if (!file.startsWith("app/")) return "workerd and V8";
  return file.split("/").slice(0, -1).slice(0, 3).join("/");
}
