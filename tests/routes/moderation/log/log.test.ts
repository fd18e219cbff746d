import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import type { LogDetails } from "~/db/log-details";
import { members } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import type { LogKind } from "~/db/vocabulary";
import { hour } from "~/time/units";
import { findControl, readHtml } from "../../../support/app/html";
import { startWorker, type Worker } from "../../../support/app/worker";

let worker: Worker;
let mo: Viewer;
let ann: Viewer;
const grounds = { reason: "spam", note: "" };

beforeAll(async () => {
  worker = await startWorker();
  [mo, ann] = await Promise.all([
    worker.makeMember({ role: "moderator", name: "Mo <b>" }),
    worker.makeMember({ role: "admin", name: "Ann" }),
  ]);
});

const open = async (path: string, as = mo) => readHtml(await worker.fetch(path, { as }));
const act = async (path: string, form: Record<string, string>, as = mo) => {
  const { status } = await worker.fetch(path, { as, form: { ...grounds, ...form } });
  expect([path, status]).toEqual([path, 303]);
};
/** The latest entry of this kind about a member. */
async function findEntry(kind: LogKind, memberId: number) {
  const entries = await worker.listEntries({ memberId });
  return entries.findLast((entry) => entry.kind === kind)!;
}
const entriesOn = (html: string) => [...html.matchAll(/<li id="entry-(\d+)"/g)].map(([, id]) => Number(id));
const undoable = (html: string) =>
  [...html.matchAll(/action="\/moderation\/log\/(\d+)\/undo"/g)].map(([, id]) => Number(id));
const linksOf = (html: string) =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address!.replaceAll("&amp;", "&"));

test("active filters stand in the form, and are named and removed one by one", async () => {
  const member = await worker.makeMember({ name: "Kim" });
  await act(`/moderation/users/${member.id}/block`, { duration: "1d" });
  const address = `/moderation/log?actor=${mo.id}&kind=user.blocked&person=${member.id}&since=2020-01-01&until=2099-12-31`;
  const html = await open(address);
  expect(html).toContain('<option value="user.blocked" selected="">Member blocked</option>');
  expect(findControl(html, "actor")).toContain(`value="${mo.id}"`);
  expect(findControl(html, "person")).toContain(`value="${member.id}"`);
  expect(findControl(html, "since")).toContain('value="2020-01-01"');
  expect(html).toContain("Done by <bdi>Mo &lt;b&gt;</bdi>");
  expect(html).toContain("About <bdi>Kim</bdi>");
  const links = linksOf(html);
  expect(links).toContain(
    `/moderation/log?kind=user.blocked&person=${member.id}&since=2020-01-01&until=2099-12-31`,
  );
  expect(links).toContain(
    `/moderation/log?actor=${mo.id}&kind=user.blocked&since=2020-01-01&until=2099-12-31`,
  );
  expect(links).toContain(
    `/moderation/log?actor=${mo.id}&person=${member.id}&since=2020-01-01&until=2099-12-31`,
  );
  expect(links).toContain("/moderation/log");
  expect(entriesOn(html)).toEqual([(await findEntry("user.blocked", member.id)).id]);
});

test("each entry links to filters for its members, its kind and its post, and keeps the active ones", async () => {
  const { id, author } = await worker.makePost();
  await act(`/moderation/posts/${id}/hide`, { version: "0" });
  const links = linksOf(await open(`/moderation/log?post=${id}&since=2020-01-01`));
  for (const wanted of [
    `/moderation/log?actor=${mo.id}&post=${id}&since=2020-01-01`,
    `/moderation/log?person=${author.id}&post=${id}&since=2020-01-01`,
    `/moderation/log?kind=post.hidden&post=${id}&since=2020-01-01`,
    `/moderation/posts/${id}`,
  ])
    expect(links).toContain(wanted);
});

test.each([
  ["actor=one", "actor", "Enter a member&#x27;s number"],
  ["person=0", "person", "Enter a member&#x27;s number"],
  ["post=-3", "post", "Enter a post&#x27;s number"],
  ["post=1e3", "post", "Enter a post&#x27;s number"],
  ["kind=post.created", "kind", "Choose an action from the list"],
  ["kind=%00", "kind", "Choose an action from the list"],
  ["since=2026-02-30", "since", "Enter a real date"],
  ["since=yesterday", "since", "Enter a real date"],
  ["until=0000-00-00", "until", "Enter a real date"],
  ["since=2026-05-02&until=2026-05-01", "until", "Choose the first day or a later one"],
])("%s is marked as wrong, and left out", async (query, name, why) => {
  const response = await worker.fetch(`/moderation/log?${query}`, { as: mo });
  expect(response.status).toBe(200);
  const html = await readHtml(response);
  expect(html).toContain(why);
  expect(findControl(html, name)).toContain('aria-invalid="true"');
  expect(entriesOn(html).length).toBeGreaterThan(0);
});

test.each([
  "before=x",
  "before=1",
  "before=99999999999999999999.1",
  "before=1.-1",
  "actor=999999999999999",
  "since=9999-12-31",
  "until=0001-01-01",
  "entry=",
])("the log by %s is a page", async (query) => {
  expect((await worker.fetch(`/moderation/log?${query}`, { as: mo })).status).toBe(200);
});

test.each(["entry=x", "entry=0", "entry=999999", "entry=1e1"])("%s is no such entry", async (query) => {
  expect((await worker.fetch(`/moderation/log?${query}`, { as: mo })).status).toBe(404);
});

test("older entries are linked to with all filters, and only where there are some", async () => {
  const member = await worker.makeMember();
  const note = (count: number) =>
    worker.db.insert(log).values(
      Array.from({ length: count }, () => ({
        act: crypto.randomUUID(),
        at: Date.now() - hour,
        kind: "note.added" as const,
        moderation: true,
        actorId: ann.id,
        memberId: member.id,
        note: "x",
        details: {},
      })),
    );
  for (let times = 0; times < 5; times++) await note(6);
  const address = `/moderation/log?actor=${ann.id}&kind=note.added&person=${member.id}`;
  const first = await open(address);
  const next = linksOf(first).find((link) => link.includes("before="));
  expect(next).toMatch(new RegExp(`^${address.replaceAll(/[?.]/g, "\\$&")}&before=\\d+\\.\\d+$`));
  const second = await open(next!);
  expect(entriesOn(first)).toHaveLength(20);
  expect(entriesOn(second)).toHaveLength(10);
  expect(new Set([...entriesOn(first), ...entriesOn(second)]).size).toBe(30);
  expect(linksOf(second).filter((link) => link.includes("before="))).toEqual([]);
});

test("a page that is short for want of matches says so", async () => {
  const member = await worker.makeMember();
  const rows = (actorId: number, at: number) =>
    Array.from({ length: 6 }, () => ({
      act: crypto.randomUUID(),
      at,
      kind: "note.added" as const,
      moderation: true,
      actorId,
      memberId: member.id,
      note: "x",
      details: {},
    }));
  for (let times = 0; times < 5; times++) await worker.db.insert(log).values(rows(ann.id, Date.now() - hour));
  await worker.db.insert(log).values(rows(mo.id, 1_000));
  const html = await open(`/moderation/log?actor=${mo.id}&person=${member.id}`);
  expect(html).toContain("Nothing in this part of the list matches.");
  expect(html).toContain("Older entries");
  expect(html).not.toContain("No entries match");
  expect(await open(`/moderation/log?person=${member.id}&until=1960-01-01`)).toContain(
    "No entries match these filters",
  );
});

test("an act and its undo are one entry, which says who undid it; by themselves each names the other", async () => {
  const { id, author } = await worker.makePost();
  await act(`/moderation/posts/${id}/hide`, { version: "0" });
  const hidden = await findEntry("post.hidden", author.id);
  await act(`/moderation/log/${hidden.id}/undo`, { to: "/moderation/log" }, ann);
  const undone = await findEntry("act.undone", author.id);
  const html = await open(`/moderation/log?post=${id}`);
  expect(entriesOn(html)).toEqual([hidden.id]);
  const textOf = (page: string) => page.replaceAll(/<[^>]+>/g, "");
  expect(textOf(html)).toContain(`Undone by Ann #${ann.id}, just now, entry ${undone.id}`);
  expect(linksOf(html)).toContain(`/moderation/log?entry=${undone.id}`);
  // On a list that has only one of them, and so on another page, both stay.
  expect(textOf(await open(`/moderation/log?post=${id}&kind=act.undone`))).toContain(
    `Ann #${ann.id} undid entry ${hidden.id}: hiding post ${id} by ${author.name} #${author.id}`,
  );
  expect(textOf(await open(`/moderation/log?post=${id}&kind=post.hidden`))).toContain(
    `Undone by entry ${undone.id}`,
  );
  for (const [path, title, other] of [
    [hidden.id, "What undid it", undone.id],
    [undone.id, "What it undid", hidden.id],
  ] as const) {
    const one = await open(`/moderation/log?entry=${path}`);
    expect(one).toContain(`<h1>Entry ${path}</h1>`);
    expect(one).toContain(title);
    expect(entriesOn(one)).toEqual([path, other]);
  }
  expect(undoable(html)).toEqual([]);
});

test("Undo is on what the reader may undo: not twice, not about themselves, within their rank, and not about a deleted member", async () => {
  const { id, author } = await worker.makePost();
  const own = await worker.makePost({ author: mo });
  const peer = await worker.makeMember({ role: "moderator" });
  const erased = await worker.makeMember();
  await act(`/moderation/posts/${id}/hide`, { version: "0" });
  await act(`/moderation/posts/${own.id}/hide`, { version: "0" }, ann);
  await act(`/moderation/users/${peer.id}/block`, { duration: "1d" }, ann);
  await act(`/moderation/users/${erased.id}/block`, { duration: "1d" });
  await act(`/admin/users/${author.id}/role`, { role: "moderator" }, ann);
  await worker.db.update(members).set({ erasedAt: Date.now(), name: null }).where(eq(members.id, erased.id));
  await act(`/moderation/users/${author.id}/notes`, { note: "A note" }, ann);

  const may = async (as: Viewer, memberId: number) =>
    undoable(await open(`/moderation/log?person=${memberId}`, as));
  const [hidden, role] = [
    await findEntry("post.hidden", author.id),
    await findEntry("role.assigned", author.id),
  ];
  expect(await may(mo, author.id)).toEqual([hidden.id]);
  expect(await may(ann, author.id)).toEqual([role.id, hidden.id]);
  const ofOwn = await findEntry("post.hidden", mo.id);
  expect(await may(mo, mo.id)).not.toContain(ofOwn.id);
  expect(await may(ann, mo.id)).toContain(ofOwn.id);
  const blocked = await findEntry("user.blocked", peer.id);
  expect(await may(mo, peer.id)).toEqual([]);
  expect(await may(ann, peer.id)).toEqual([blocked.id]);
  expect(await may(ann, erased.id)).toEqual([]);
  expect(await open(`/moderation/log?person=${erased.id}`)).toContain(`Deleted member ${erased.id}`);

  // The same on the page of the case and that of the member.
  expect(undoable(await open(`/moderation/posts/${id}`))).toContain(hidden.id);
  expect(undoable(await open(`/moderation/users/${author.id}`))).toEqual([hidden.id]);
  expect(undoable(await open(`/moderation/users/${peer.id}`, ann))).toContain(blocked.id);
});

test("the log says what was done in every kind of act, and who asked for an appeal", async () => {
  const member = await worker.makeMember({ name: "Wen" });
  const wen = `Wen #${member.id}`;
  const kinds: [LogKind, object, string][] = [
    ["appeal.sent", { appealedId: 5 }, "appealed against entry 5"],
    ["appeal.upheld", { appealedId: 5 }, `upheld the decision ${wen} appealed against (entry 5)`],
    ["case.claimed", {}, `claimed the case about post 7 by ${wen}`],
    ["case.released", {}, `released the case about post 7 by ${wen}`],
    ["note.added", {}, `added a note about ${wen}`],
    ["reports.ignored", {}, `started ignoring reports by ${wen}`],
    ["reports.heeded", {}, `started counting reports by ${wen} again`],
    ["user.blocked", { duration: "7d" }, `blocked ${wen} (7 days)`],
    ["role.assigned", { from: "member", to: "admin" }, `made ${wen} an admin (was a member)`],
  ];
  for (const [kind, details] of kinds)
    await worker.db.insert(log).values({
      act: crypto.randomUUID(),
      at: Date.now(),
      kind,
      moderation: true,
      actorId: ann.id,
      memberId: member.id,
      postId: kind.startsWith("case") ? 7 : null,
      details: details as LogDetails,
    });
  const blocked = await findEntry("user.blocked", member.id);
  await worker.db.insert(log).values({
    act: crypto.randomUUID(),
    at: Date.now(),
    kind: "appeal.overturned",
    moderation: true,
    actorId: ann.id,
    memberId: member.id,
    reversesId: blocked.id,
    details: { appealId: 1, appealedId: blocked.id },
  });
  const text = (await open(`/moderation/log?person=${member.id}`)).replaceAll(/<[^>]+>/g, "");
  for (const [, , words] of kinds) expect(text).toContain(words);
  expect(text).toContain(
    `overturned the decision ${wen} appealed against (entry ${blocked.id}): blocking ${wen} (7 days)`,
  );
  expect(text).toContain("Undone on appeal by");
});

test("a note about a moderator is in no page of theirs, nor in its data", async () => {
  const subject = await worker.makeMember({ role: "moderator" });
  await act(`/moderation/users/${subject.id}/notes`, { note: "Canary words" });
  const note = await findEntry("note.added", subject.id);
  for (const path of [
    "/moderation/log",
    `/moderation/log?person=${subject.id}`,
    `/moderation/log?kind=note.added`,
    `/moderation/log?entry=${note.id}`,
    `/moderation/users/${subject.id}`,
    `/moderation/users/${mo.id}`,
  ]) {
    const [address, query] = path.split("?");
    for (const requested of [path, `${address}.data${query ? `?${query}` : ""}`])
      expect(await (await worker.fetch(requested, { as: subject })).text(), requested).not.toContain(
        "Canary words",
      );
    if (!path.endsWith(`/${mo.id}`)) expect(await open(path), path).toContain("Canary words");
  }
});
