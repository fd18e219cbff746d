import type { Viewer } from "~/accounts/permissions";
import type { Worker } from "../app/worker";

export type Requested = { path: string; form?: Record<string, string> };

/**
 * An answer in full: status, headers and body, without nonces, random keys and times since `from`. Without what is made of
 * the body, which has them.
 */
async function wholeAnswer(worker: Worker, as: Viewer | undefined, { path, form }: Requested, from: number) {
  const response = await worker.fetch(path, { as, form });
  const headers = [...response.headers].filter(
    ([name]) => !["date", "content-length", "etag"].includes(name),
  );
  const whole = [response.status, ...headers.map((pair) => pair.join(": ")), await response.text()].join(
    "\n",
  );
  return normalize(whole, from);
}

/**
 * The addresses at which the two answer this viewer differently, each with the first place where they do; also those at
 * which the app fails, where nothing is compared.
 */
export async function findDifferences(
  [one, other]: readonly [Worker, Worker],
  as: Viewer | undefined,
  requests: Requested[],
): Promise<string[]> {
  const differences: string[] = [];
  // What is sent here gets its time from the clock.
  const from = Date.now();
  for (const request of requests) {
    const compare = () =>
      Promise.all([wholeAnswer(one, as, request, from), wholeAnswer(other, as, request, from)]);
    let pair = await compare();
    // A minute may have ended between the two, which pages say in words.
    if (pair[0] !== pair[1] && !request.form) pair = await compare();
    if (pair[0] !== pair[1])
      differences.push(`${request.form ? "POST " : ""}${request.path}: ${showFirst(...pair)}`);
    else if (pair[0].startsWith("5")) differences.push(`${request.path}: ${pair[0].slice(0, 3)}`);
  }
  return differences;
}

function normalize(text: string, from: number): string {
  const isNew = (time: number) => time >= Math.floor(from / 1_000) * 1_000 && time <= Date.now();
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "<random>")
    .replaceAll(/\b\d{13}\b/g, (digits) => (isNew(Number(digits)) ? "<new>" : digits))
    .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{3}Z| UTC)/g, (time) =>
      isNew(Date.parse(time)) ? "<new>" : time,
    )
    .replaceAll(/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g, (time) =>
      isNew(Date.parse(time)) ? "<new>" : time,
    );
}

function showFirst(a: string, b: string): string {
  let at = 0;
  while (a[at] === b[at]) at++;
  const show = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 80));
  return `${show(a)} / ${show(b)}`;
}
