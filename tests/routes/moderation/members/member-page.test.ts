import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { errorMessageFor, readHtml, statusMessageIn, textareaValue } from "../../../support/app/html";
import { startWorker, type Worker } from "../../../support/app/worker";

let worker: Worker;
let mo: Viewer;
let ann: Viewer;

beforeAll(async () => {
  worker = await startWorker();
  [mo, ann] = await Promise.all([
    worker.makeMember({ role: "moderator", name: "Mo" }),
    worker.makeMember({ role: "admin", name: "Ann" }),
  ]);
});

const page = (member: { id: number }) => `/moderation/users/${member.id}`;
const open = async (path: string, as = mo) => readHtml(await worker.fetch(path, { as }));
const formTo = (html: string, action: string) =>
  html.match(/<form\b.*?<\/form>/gs)?.find((form) => form.includes(`action="${action}"`)) ?? "";
const names = (html: string) =>
  [...html.matchAll(/<button[^>]*>([^<]+)</g)].map(([, name]) => name).filter((name) => name !== "Log out");

test("the page says in exact numbers what a block does", async () => {
  const author = await worker.makeMember();
  for (let count = 0; count < 3; count++) await worker.makePost({ author });
  await worker.makePost({ author, deleted: true });
  await worker.makePost({ author, hidden: true });
  const effect = async (member: Viewer) => (await open(page(member))).replaceAll("&#x27;", "'");
  const rest = "They can't post or report, and are logged out.";
  expect(await effect(author)).toContain(`>Hides their 4 posts. ${rest}`);
  await worker.db.run(`update members set posts_kept = 1214 where id = ${author.id}`);
  expect(await effect(author)).toContain(`>Hides their 1,214 posts. ${rest}`);
  expect(await effect(await worker.makeMember())).toContain(`>${rest}`);
});

test("who may do what to whom: the forms of one's rank, and none about oneself", async () => {
  const [member, peer] = [await worker.makeMember(), await worker.makeMember({ role: "moderator" })];
  expect(names(await open(page(member)))).toEqual(["Block", "Add note", "Ignore reports"]);
  expect(names(await open(page(peer)))).toEqual(["Add note"]);
  expect(names(await open(page(peer), ann))).toEqual(["Block", "Add note", "Ignore reports"]);
  expect(names(await open(page(mo)))).toEqual([]);
  await worker.block(member);
  expect(names(await open(page(member), ann))).toEqual(["Unblock", "Add note", "Ignore reports", "Undo"]);
});

test("a note is added and shown with its author, and an invalid one is shown again in its form", async () => {
  const member = await worker.makeMember();
  const notes = `${page(member)}/notes`;
  const added = await worker.fetch(notes, { as: mo, form: { note: "Was warned twice", to: page(member) } });
  expect(added.status).toBe(303);
  expect(added.headers.get("Location")).toBe(page(member));
  const html = await open(page(member), ann);
  expect(html).toContain("Was warned twice");
  expect(html.replaceAll(/<[^>]+>/g, "")).toContain(`Mo #${mo.id} · just now`);

  const long = "x".repeat(501);
  const refused = await worker.fetch(notes, { as: mo, form: { note: long } });
  expect(refused.status).toBe(422);
  const again = await readHtml(refused);
  const form = formTo(again, notes);
  expect(textareaValue(form, "note")).toBe(long);
  expect(errorMessageFor(form, /<textarea[^>]*>/.exec(form)![0])).toContain(
    "Your note is 1 character too long. The limit is 500.",
  );
  // The other forms of the page are not affected.
  for (const other of ["block", "ignore-reports"]) {
    expect(textareaValue(formTo(again, `${page(member)}/${other}`), "note")).toBe("");
    expect(formTo(again, `${page(member)}/${other}`)).not.toContain("aria-invalid");
  }
  expect(await worker.listEntries({ memberId: member.id })).toHaveLength(1);
});

test("reports are ignored and counted again, with who did it, since when and why; an invalid form is open again with its values", async () => {
  const member = await worker.makeMember();
  const action = `${page(member)}/ignore-reports`;
  const faulty = await worker.fetch(action, {
    as: mo,
    form: { ignore: "yes", reason: "other", note: "", to: page(member) },
  });
  expect(faulty.status).toBe(422);
  const form = formTo(await readHtml(faulty), action);
  expect(form).toContain("<details open");
  expect(form).toMatch(/<input[^>]*value="other"[^>]*checked|<input[^>]*checked[^>]*value="other"/);
  expect(form).toContain("aria-invalid");

  const done = await worker.fetch(action, {
    as: mo,
    form: { ignore: "yes", reason: "other", note: "All made up", to: page(member) },
  });
  expect(done.status).toBe(303);
  const html = await open(page(member), ann);
  const text = html.replaceAll(/<[^>]+>/g, "");
  expect(text).toContain(
    `They&#x27;re kept, but open no cases. Mo #${mo.id} decided this just now: Something else. They aren&#x27;t told.`,
  );
  expect(text).toContain("All made up");
  expect(names(html)).toContain("Count reports again");
  expect(names(html)).not.toContain("Ignore reports");

  const twice = await worker.fetch(action, {
    as: ann,
    form: { ignore: "yes", reason: "spam", note: "Again" },
  });
  expect(twice.status).toBe(409);
  const heed = await worker.fetch(action, { as: ann, form: { ignore: "no", note: "" } });
  expect(heed.status).toBe(303);
  expect(names(await open(page(member)))).toContain("Ignore reports");
  // The member does not learn of it: neither by a notice nor on a page of theirs.
  const [row] = await worker.db.all<{ notices: number }>(
    `select count(*) as notices from notices where member_id = ${member.id}`,
  );
  expect(row?.notices).toBe(0);
});

test("of a moderator's reports, which open cases although they are ignored, the page says so", async () => {
  const moderator = await worker.makeMember({ role: "moderator" });
  expect(await open(page(moderator), ann)).toContain("Their reports still open cases");
  const form = { ignore: "yes", reason: "other", note: "All made up", to: page(moderator) };
  expect((await worker.fetch(`${page(moderator)}/ignore-reports`, { as: ann, form })).status).toBe(303);
  expect(await open(page(moderator), ann)).toContain("They still open cases");
});

test("posts are chosen by tabs, whose addresses keep where acts lead back to", async () => {
  const author = await worker.makeMember();
  await worker.makePost({ author, body: "In plain sight" });
  await worker.makePost({ author, body: "Out of sight", hidden: true });
  const seen = async (query: string) => {
    const html = await open(page(author) + query);
    const posts = html.slice(html.indexOf('id="posts"'));
    return [posts.includes("In plain sight"), posts.includes("Out of sight")];
  };
  expect(await seen("")).toEqual([true, true]);
  expect(await seen("?posts=visible")).toEqual([true, false]);
  expect(await seen("?posts=hidden")).toEqual([false, true]);
  expect(await seen("?posts=nonsense&before=x")).toEqual([true, true]);
  const html = await open(`${page(author)}?to=%2Fmoderation`);
  expect(html).toContain(`href="${page(author)}?posts=hidden&amp;to=%2Fmoderation#posts"`);
  expect(formTo(html, `${page(author)}/block`)).toContain('value="/moderation"');
});

test("an undo from the page returns to it", async () => {
  const author = await worker.makeMember();
  await worker.block(author);
  const html = await open(page(author), ann);
  const [, entry] = /action="\/moderation\/log\/(\d+)\/undo"/.exec(html)!;
  expect(formTo(html, `/moderation/log/${entry}/undo`)).toContain(`value="${page(author)}"`);
  const undone = await worker.fetch(`/moderation/log/${entry}/undo`, { as: ann, form: { to: page(author) } });
  expect(undone.headers.get("Location")).toBe(page(author));
  const cookie = [await worker.cookieOf(ann), undone.headers.get("Set-Cookie")!.split(";")[0]].join("; ");
  const after = await readHtml(await worker.fetch(page(author), { headers: { Cookie: cookie } }));
  expect(statusMessageIn(after)).toContain("no longer blocked");
  expect(after).toContain("Undone by");
});

test("the admin's page of a member shows how they sign in, their posts, their reports and what was done", async () => {
  const member = await worker.makeMember({ name: "Zoe" });
  const post = await worker.makePost({ author: member, body: "Zoe wrote this" });
  await worker.makeReport(post, { note: "A note on it" });
  const other = await worker.makePost();
  await worker.makeReport(other, { reporter: member, note: "Zoe reported this" });
  await worker.block(member);
  const html = await open(`/admin/users/${member.id}`, ann);
  for (const words of [
    `person-${member.id}@plaza.example`,
    "Zoe wrote this",
    "Zoe reported this",
    "None of their reports has been decided yet.",
    "Author blocked",
    "Blocks",
  ])
    expect(html).toContain(words);
  expect(html).toContain(`href="/admin/users/${member.id}?posts=hidden#posts"`);
  expect((await worker.fetch(`/admin/users/${member.id}`, { as: mo })).status).toBe(403);
});

test("the list of posts is narrowed to an author, who is named", async () => {
  const author = await worker.makeMember({ name: "Prolific" });
  await worker.makePost({ author, body: "By the prolific" });
  await worker.makePost({ body: "By somebody else" });
  const html = await open(`/moderation/posts?state=all&author=${author.id}`);
  expect(html).toContain("By the prolific");
  expect(html).not.toContain("By somebody else");
  expect(html).toContain("By <bdi>Prolific</bdi>");
  expect(html).toContain(`href="/moderation/posts?state=hidden&amp;author=${author.id}"`);
  expect(await open("/moderation/posts?state=all&author=x")).toContain("By somebody else");
  expect(await open(page(author))).toContain(`href="/moderation/posts?state=all&amp;author=${author.id}"`);
});
