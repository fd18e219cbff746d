import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { hour } from "~/time/units";
import { dismissCase, undoAct } from "../../../support/acts/acts";
import { openSignedInBrowser } from "../../../support/app/app-browser";
import { readHtml, statusMessageIn, stripScripts } from "../../../support/app/html";
import { startWorker, type Worker } from "../../../support/app/worker";

const path = "/moderation/log/undo";
const to = "/moderation?state=open&reason=spam";
let worker: Worker;
let mo: Viewer;
let colleague: Viewer;

beforeAll(async () => {
  worker = await startWorker();
  mo = await worker.makeMember({ role: "moderator", name: "Mo" });
  colleague = await worker.makeMember({ role: "moderator", name: "Cara" });
});

/** Cases that were dismissed so long ago, and the entries of that. */
async function dismissed(
  count: number,
  { ago = 0, author, by = mo }: { ago?: number; author?: Viewer; by?: Viewer } = {},
) {
  const made: { postId: number; entryId: number }[] = [];
  for (let each = 0; each < count; each++) {
    const { id } = await worker.makePost({ author });
    await worker.makeReport({ id }, { at: Date.now() - ago - 1_000 });
    const act = { postId: id, version: 0, note: "" };
    expect(await dismissCase(worker.db, by, act, Date.now() - ago)).toBe("done");
    made.push({ postId: id, entryId: await worker.newestEntry() });
  }
  return made;
}

const formOf = (cases: { entryId: number }[]): [string, string][] => [
  ["to", to],
  ...cases.map(({ entryId }): [string, string] => ["entry", String(entryId)]),
];
const send = (cases: { entryId: number }[], as = mo) => worker.fetch(path, { as, form: formOf(cases) });
async function isOpen({ postId }: { postId: number }) {
  const row = await worker.d1
    .prepare("select state from cases where post_id = ?")
    .bind(postId)
    .first<{ state: string }>();
  return row?.state === "open";
}
const areOpen = (cases: { postId: number }[]) => Promise.all(cases.map(isOpen));
const countUndos = async ({ postId }: { postId: number }) =>
  (await worker.listEntries({ postId })).filter(({ kind }) => kind === "act.undone").length;

/** What the queue says after it. */
async function readStatus(response: Response, as = mo) {
  expect([response.status, response.headers.get("Location")]).toEqual([303, to]);
  const browser = await openSignedInBrowser(worker, as);
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    browser.cookies.set(name, value);
  }
  const { html } = await browser.follow(to);
  return statusMessageIn(stripScripts(html));
}

test("undoes all decisions of a bulk decision, each with an entry of its own", async () => {
  const cases = await dismissed(3);
  expect(await readStatus(await send(cases))).toContain("3 decisions undone.");
  expect(await areOpen(cases)).toEqual([true, true, true]);
  for (const each of cases) expect(await countUndos(each)).toBe(1);
});

test("what a colleague has undone is told, and the others are undone", async () => {
  const cases = await dismissed(3);
  expect(await undoAct(worker.db, colleague, { entryId: cases[1]!.entryId }, Date.now())).toBe("done");
  const said = await readStatus(await send(cases));
  expect(said).toContain("2 decisions undone, 1 skipped.");
  expect(said).toContain("Cara already undid it");
  expect(await countUndos(cases[1]!)).toBe(1);
  expect(await areOpen(cases)).toEqual([true, true, true]);
});

test("what is older than an hour is left, and that is said", async () => {
  const [fresh, old] = [await dismissed(1), await dismissed(1, { ago: 2 * hour })];
  const said = await readStatus(await send([...fresh, ...old]));
  expect(said).toContain("1 decision undone, 1 skipped.");
  expect(said).toContain("over an hour ago");
  expect(await areOpen([...fresh, ...old])).toEqual([true, false]);

  const response = await send(old);
  expect(response.status).toBe(409);
  expect(await readHtml(response)).toContain("over an hour ago");
  expect(await areOpen(old)).toEqual([false]);
});

test("sent twice, it is done once, and the second time says so", async () => {
  const cases = await dismissed(2);
  expect((await send(cases)).status).toBe(303);
  const again = await send(cases, colleague);
  expect(again.status).toBe(409);
  expect(await readHtml(again)).toContain("Mo already undid it");
  // Whoever did it is answered as the first time: the first answer may have been lost.
  expect(await readStatus(await send(cases))).toContain("2 decisions undone.");
  for (const each of cases) expect(await countUndos(each)).toBe(1);
  const [once] = await dismissed(1);
  expect(await readStatus(await send([once!, once!]))).toContain("1 decision undone.");
});

test("who may not make the opposite decision undoes nothing", async () => {
  const author = await worker.makeMember({ role: "moderator" });
  const cases = await dismissed(2, { author });
  expect((await send(cases, author)).status).toBe(403);
  expect((await send(cases, await worker.makeMember())).status).toBe(403);
  expect((await worker.fetch(path, { form: formOf(cases) })).headers.get("Location")).toMatch(
    /^\/auth\/login/,
  );
  expect(await areOpen(cases)).toEqual([false, false]);
  expect((await send([{ entryId: 999_999 }])).status).toBe(403);
});

test("none, nonsense and more than a page of them are refused, and nothing is undone", async () => {
  const by = await worker.makeMember({ role: "moderator" });
  const cases = await dismissed(21, { by });
  for (const entries of [[], cases, [{ entryId: Number.NaN }, { entryId: -1 }]]) {
    const response = await send(entries, by);
    expect(response.status).toBe(422);
    expect(await readHtml(response)).toContain("Choose 1 to 20");
  }
  expect(await areOpen(cases)).not.toContain(true);
  expect((await send(cases.slice(0, 20), by)).status).toBe(303);
  expect(await areOpen(cases)).toEqual([...Array<boolean>(20).fill(true), false]);
});

test("what comes too fast is left, and that is said", async () => {
  const by = await worker.makeMember({ role: "moderator" });
  // Of sixty acts a minute, nineteen are left.
  const cases = await dismissed(41, { by });
  const response = await send(cases.slice(0, 20), by);
  expect(response.status).toBe(303);
  const said = await readStatus(response, by);
  expect(said).toContain("19 decisions undone, 1 skipped.");
  expect(said).toContain("Too many actions in a minute");
  expect((await areOpen(cases)).filter(Boolean)).toHaveLength(19);
  const last = await send(cases.slice(20, 22), by);
  expect(last.status).toBe(429);
  expect(last.headers.get("Retry-After")).toMatch(/^\d+$/);
});
