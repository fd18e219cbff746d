import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { assignRole } from "../../support/acts/acts";
import { readHtml } from "../../support/app/html";
import { submitHide } from "../../support/app/moderate";
import { startWorker, type Worker } from "../../support/app/worker";

let worker: Worker;
let people: Record<"member" | "moderator" | "admin", Viewer>;
let posts: Record<keyof typeof people, { id: number }>;

beforeAll(async () => {
  worker = await startWorker();
  const { makeMember, makePost } = worker;
  people = {
    member: await makeMember({ name: "Mila" }),
    moderator: await makeMember({ name: "Momo", role: "moderator" }),
    admin: await makeMember({ name: "Ada", role: "admin" }),
  };
  posts = {
    member: await makePost({ author: people.member }),
    moderator: await makePost({ author: people.moderator }),
    admin: await makePost({ author: people.admin }),
  };
});

/** What stands as a chip in the byline of this post; undefined where the page does not show the post. */
async function chipsAt(address: string, { id }: { id: number }, as?: Viewer): Promise<string[] | undefined> {
  const html = await readHtml(await worker.fetch(address, { as }));
  const article = new RegExp(`<article[^>]* id="post-${id}".*?</article>`, "s").exec(html)?.[0];
  const [byline] = /<header class="byline">.*?<\/header>/s.exec(article ?? "") ?? [];
  if (byline === undefined) return undefined;
  return [...byline.matchAll(/class="chip"[^>]*>([^<]*)</g)].map(([, name = ""]) => name);
}

test("moderators and admins are named as such on their posts, members are not: on the feed, a post and a member's page", async () => {
  for (const as of [undefined, people.member, people.admin])
    for (const [role, chips] of [
      ["member", []],
      ["moderator", ["Moderator"]],
      ["admin", ["Admin"]],
    ] as const)
      for (const address of ["/", `/posts/${posts[role].id}`, `/users/${people[role].id}`])
        expect(await chipsAt(address, posts[role], as), `${address}, ${role}`).toEqual(chips);
});

test("moderators see it on a case and in the list of posts", async () => {
  const { moderator, admin } = people;
  expect(await chipsAt(`/moderation/posts/${posts.moderator.id}`, posts.moderator, admin)).toEqual([
    "Moderator",
  ]);
  expect(await chipsAt("/moderation/posts?state=all", posts.admin, moderator)).toEqual(["Admin"]);
  await worker.makeReport(posts.moderator);
  const queue = await readHtml(await worker.fetch("/moderation", { as: admin }));
  const row = new RegExp(`<article[^>]* id="case-${posts.moderator.id}".*?</article>`, "s").exec(queue)?.[0];
  expect(row).toMatch(/class="chip"[^>]*>Moderator</);
});

test("an author who appeals sees it on the hidden post, and a notice that quotes the post has none", async () => {
  const post = await worker.makePost({ author: people.moderator });
  const entryId = await submitHide(worker, post, people.admin);
  expect(await chipsAt(`/appeals/${entryId}`, post, people.moderator)).toEqual(["Moderator"]);
  const notices = await readHtml(await worker.fetch("/notices", { as: people.moderator }));
  expect(notices).toContain('class="quoted-post"');
  expect(notices).not.toContain(">Moderator<");
});

test("a role that is given or taken away shows on the next request, on older posts too", async () => {
  const author = await worker.makeMember();
  const post = await worker.makePost({ author });
  for (const [role, chips] of [
    ["moderator", ["Moderator"]],
    ["member", []],
  ] as const) {
    const act = { memberId: author.id, role, note: "" };
    expect(await assignRole(worker.db, people.admin, act, Date.now())).toBe("done");
    expect(await chipsAt("/", post)).toEqual(chips);
  }
});
