import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openPage } from "../../../support/app/app-browser";
import { startWorker, type Worker } from "../../../support/app/worker";

let worker: Worker;
let admin: Viewer;
let moderator: Viewer;
beforeAll(async () => {
  worker = await startWorker();
  admin = await worker.makeMember({ role: "admin" });
  moderator = await worker.makeMember({ role: "moderator", name: "Mona Grant" });
});

const note = "Please be kinder";
const fields = { reason: "harassment", note, version: "0" };
const textOf = (html: string) =>
  html
    .replaceAll("<!-- -->", "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replace(/\s+/g, " ");
const read = async (path: string, as: Viewer) => textOf((await openPage(worker, path, as)).html);

async function makeWarned() {
  const post = await worker.makePost({ body: "You fool" });
  const reporter = await worker.makeReport(post);
  const response = await worker.fetch(`/moderation/posts/${post.id}/warn`, { as: moderator, form: fields });
  expect(response.status).toBe(303);
  return { ...post, reporter, entryId: await worker.newestEntry() };
}

describe("the form", () => {
  test("offers Hide, Warn, Dismiss and Block in this order, and says what Warn does", async () => {
    const post = await worker.makePost();
    await worker.makeReport(post);
    const { html } = await openPage(worker, `/moderation/posts/${post.id}`, moderator);
    const form = /<form[^>]*\/hide".*?<\/form>/s.exec(html)?.[0] ?? "";
    expect([...form.matchAll(/>(Hide|Warn|Dismiss|Block)</g)].map(([, name]) => name)).toEqual([
      "Hide",
      "Warn",
      "Dismiss",
      "Block",
    ]);
    expect(textOf(form)).toMatch(/Warn: the post stays, the report is upheld.*no new reports for 24 hours/);
  });

  test("offers it about a post that nobody reported, and not about a hidden one or twice", async () => {
    const post = await worker.makePost();
    const address = `/moderation/posts/${post.id}`;
    const offers = async () => (await openPage(worker, address, moderator)).html.includes(`${address}/warn`);
    expect(await offers()).toBe(true);
    await worker.fetch(`${address}/warn`, { as: moderator, form: fields });
    expect(await offers()).toBe(false);
    const hidden = await worker.makePost({ hidden: true });
    const { html } = await openPage(worker, `/moderation/posts/${hidden.id}`, moderator);
    expect(html).not.toContain("/warn");
  });

  test("answers with what was done, or who decided first, with the note still there", async () => {
    const { id } = await makeWarned();
    expect(await read(`/moderation/posts/${id}`, admin)).toContain("Author warned by Mona Grant");
    const late = await worker.fetch(`/moderation/posts/${id}/warn`, {
      as: admin,
      form: { ...fields, note: "Late words" },
    });
    expect(late.status).toBe(409);
    const html = await late.text();
    expect(textOf(html)).toContain("Mona Grant warned the author of this post");
    expect(html).toContain("Late words");
  });

  test("a page of its address is that of the case, like those of the other acts", async () => {
    const { id } = await worker.makePost();
    const statuses = await Promise.all(
      ["hide", "warn"].map(
        async (act) => (await worker.fetch(`/moderation/posts/${id}/${act}`, { as: moderator })).status,
      ),
    );
    expect(statuses[1]).toBe(statuses[0]);
  });
});

test("several authors are warned at once, each told apart", async () => {
  const [first, second] = [await worker.makePost(), await worker.makePost()];
  const hidden = await worker.makePost({ hidden: true });
  const form: [string, string][] = [
    ["case", `${first.id}:0`],
    ["case", `${second.id}:0`],
    ["case", `${hidden.id}:1`],
    ["verdict", "warn"],
    ["reason", "spam"],
    ["note", ""],
  ];
  const response = await worker.fetch("/moderation/bulk", { as: moderator, form });
  expect(response.status).toBe(303);
  for (const { author } of [first, second])
    expect(await worker.findMemberRow(author.id)).toMatchObject({ timesWarned: 1 });
  expect(await worker.findMemberRow(hidden.author.id)).toMatchObject({ timesWarned: 0 });
});

describe("a warning is said", () => {
  test("to the author, with the post, the rule, the note and a way to appeal, and to nobody by whom", async () => {
    const { author, entryId } = await makeWarned();
    const { html } = await openPage(worker, "/notices", author);
    const text = textOf(html);
    for (const part of ["A moderator warned you", "You fool", "Reason: harassment", note])
      expect(text).toContain(part);
    expect(html).toContain('href="/rules#harassment"');
    expect(html).toContain(`href="/appeals/${entryId}"`);
    expect(text).not.toContain("Mona Grant");
    expect(await read(`/appeals/${entryId}`, author)).toContain("A moderator warned you about this post");
  });

  test("to who reported: what was decided, and not the note", async () => {
    const { reporter } = await makeWarned();
    const text = await read("/notices", reporter);
    expect(text).toContain("was upheld; the author was warned. Thank you.");
    expect(text).not.toContain(note);
  });

  test("in the log, in public, and in what counts for the member", async () => {
    const { id, author } = await makeWarned();
    expect(await read(`/moderation/log?post=${id}`, admin)).toMatch(
      /Mona Grant \(\d+\) warned Member \d+ .*?about post \d+|warned .{0,60} about post \d+/,
    );
    expect(await read("/transparency", admin)).toMatch(/Author warned · Harassment/);
    for (const page of [
      `/moderation/users/${author.id}`,
      `/admin/users/${author.id}`,
      `/moderation/posts/${id}`,
    ])
      expect(await read(page, admin)).toContain("1 time warned");
  });
});

test("an appeal about a warning is answered, and overturning it takes the warning back", async () => {
  const { id, author, entryId } = await makeWarned();
  const sent = await worker.fetch(`/appeals/${entryId}`, { as: author, form: { body: "It was a joke" } });
  expect(sent.status).toBe(303);
  const appeals = await read("/moderation/appeals", admin);
  expect(appeals).toContain("about a warning");
  expect(appeals).toContain("Uphold: the warning stays. Overturn: the warning no longer counts");
  const appeal = await worker.d1
    .prepare("select id from appeals where entry_id = ?")
    .bind(entryId)
    .first<{ id: number }>();
  const overturned = await worker.fetch(`/moderation/appeals/${appeal!.id}/overturn`, {
    as: admin,
    form: { note: "Fair enough" },
  });
  expect(overturned.status).toBe(303);
  expect(await worker.findCaseRow(id)).toMatchObject({ state: "open" });
  expect(await worker.findMemberRow(author.id)).toMatchObject({ timesWarned: 0 });
  expect(await read("/notices", author)).toContain("agreed: the warning no longer counts");
});

test("a warning is undone once, from its entry in the log", async () => {
  const { id, author, entryId } = await makeWarned();
  const undo = () => worker.fetch(`/moderation/log/${entryId}/undo`, { as: admin, form: {} });
  expect((await undo()).status).toBe(303);
  expect(await worker.findCaseRow(id)).toMatchObject({ state: "open", version: 2 });
  expect(await read("/notices", author)).toContain("The warning about your post was undone.");
  const colleague = await worker.makeMember({ role: "moderator" });
  expect((await worker.fetch(`/moderation/log/${entryId}/undo`, { as: colleague, form: {} })).status).toBe(
    409,
  );
});
