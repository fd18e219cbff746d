import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { readHtml } from "../../support/app/html";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
const people = {} as Record<"admin" | "moderator" | "author" | "reporter", Viewer>;
let hidden: { id: number };
let open: { id: number };

beforeAll(async () => {
  worker = await startWorker();
  const { makeMember, makePost, makeReport } = worker;
  people.admin = await makeMember({ role: "admin", name: "Ada Min" });
  people.moderator = await makeMember({ role: "moderator", name: "Mod Erator" });
  people.author = await makeMember({ name: "Au Thor" });
  people.reporter = await makeMember({ name: "Re Porter" });
  const { author, reporter, moderator } = people;
  [hidden, open] = [await makePost({ author }), await makePost({ author })];
  for (const post of [hidden, open]) await makeReport(post, { reporter });
  const form = { reason: "spam", note: "", version: "0" };
  await worker.fetch(`/moderation/posts/${hidden.id}/hide`, { as: moderator, form });
  await worker.makeAppeal((await worker.listEntries({ postId: hidden.id })).at(-1)!.id);
});

/** Whose numbers the page shows. */
async function numbersOn(address: string, as?: Viewer): Promise<number[]> {
  const page = await readHtml(await worker.fetch(address, { as }));
  const shown = [...page.matchAll(/class="member-number"> #(\d+)</g)].map(([, id]) => Number(id));
  return [...new Set(shown)].sort((a, b) => a - b);
}

const idsOf = (...names: (keyof typeof people)[]) => names.map((name) => people[name].id);

test.each<[string, () => string, (keyof typeof people)[]]>([
  ["the queue", () => "/moderation", ["author"]],
  ["the decided cases", () => "/moderation?state=decided", ["moderator", "author"]],
  ["a case", () => `/moderation/posts/${hidden.id}`, ["moderator", "author", "reporter"]],
  ["the list of posts", () => `/moderation/posts?author=${people.author.id}`, ["author"]],
  ["the log", () => "/moderation/log", ["moderator", "author"]],
  ["the log by number", () => `/moderation/log?person=${people.reporter.id}`, ["reporter"]],
  ["a member's page", () => `/moderation/users/${people.author.id}`, ["moderator", "author"]],
  ["the appeals", () => "/moderation/appeals", ["moderator", "author"]],
  ["the members", () => "/admin/users?q=person-", ["moderator", "author", "reporter"]],
  ["a member's page for admins", () => `/admin/users/${people.author.id}`, ["moderator", "author"]],
])("%s says who it was by number, since names change", async (_, address, names) => {
  expect(await numbersOn(address(), people.admin)).toEqual(expect.arrayContaining(idsOf(...names)));
});

test.each([
  ["the feed", () => "/"],
  ["a post", () => `/posts/${open.id}`],
  ["a member's page", () => `/users/${people.author.id}`],
  ["what was done", () => "/transparency"],
])("%s shows visitors and members the name alone", async (_, address) => {
  for (const as of [undefined, people.reporter]) expect(await numbersOn(address(), as)).toEqual([]);
});
