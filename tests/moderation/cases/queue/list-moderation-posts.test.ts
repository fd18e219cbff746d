import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { listModerationPosts, type PostsFilter } from "~/moderation/cases/queue/list-moderation-posts.server";
import { startDatabase } from "../../../support/database/database";
import { makersFor } from "../../../support/database/makers";

const { db } = await startDatabase();
// For a fresh start before each test; the app removes no post and no case.
await db.run("drop trigger posts_no_delete");
await db.run("drop trigger cases_no_delete");
const { makeMember } = makersFor(db);
const now = Date.now();
let author: Viewer;
let other: Viewer;
let reader: Viewer;

type Kind = "visible" | "hidden" | "deleted" | "deleted hidden" | "deleted open" | "visible open";

/** Makes a post for each of these words, one after the other; gives their ids, newest first. */
async function write(by: Viewer, kinds: Kind[]): Promise<number[]> {
  const ids: number[] = [];
  for (const kind of kinds) {
    const deleted = kind.startsWith("deleted");
    const [row] = await db
      .insert(posts)
      .values({
        authorId: by.id,
        body: kind,
        createdAt: now,
        formKey: crypto.randomUUID(),
        hiddenEntryId: kind.includes("hidden") ? 1 : null,
        deletedAt: deleted ? now : null,
      })
      .returning({ id: posts.id });
    ids.unshift(row!.id);
    if (kind.endsWith("open"))
      await db
        .insert(cases)
        .values({ postId: row!.id, authorId: by.id, postDeleted: deleted, state: "open", openedAt: now });
  }
  return ids;
}

beforeEach(async () => {
  await db.delete(cases);
  await db.delete(posts);
  [author, other] = [await makeMember(), await makeMember()];
  reader = await makeMember({ role: "moderator" });
});

const read = (filter: Partial<PostsFilter>) =>
  listModerationPosts(db, reader, { state: "all", author: null, before: null, ...filter });

async function readThrough(filter: Partial<PostsFilter>) {
  const words: string[] = [];
  const ids: number[] = [];
  let before: number | null = null;
  for (let pages = 0; pages < 30; pages++) {
    const page = await read({ ...filter, before });
    expect(page.posts.length).toBeLessThanOrEqual(20);
    ids.push(...page.posts.map(({ id }) => id));
    words.push(...page.posts.flatMap(({ text }) => text.filter((part) => typeof part === "string")));
    ({ before } = page);
    if (before === null) return { ids, words };
  }
  throw new Error("it never ends");
}

const mixed = Array.from({ length: 84 }, (_, index): Kind => {
  const kinds = ["visible", "hidden", "deleted", "visible open", "deleted open", "deleted hidden"] as const;
  return kinds[(index * 5) % 6]!;
});

test.each([null, "author"] as const)(
  "all posts are those not deleted, and deleted ones while their case is open; newest first, each once (of %s)",
  async (of) => {
    const ids = await write(author, mixed);
    await write(other, of ? mixed.slice(0, 30) : []);
    const kinds = [...mixed].reverse();
    const due = ids.filter((_, index) => !["deleted", "deleted hidden"].includes(kinds[index]!));
    const seen = await readThrough({ author: of && author.id });
    expect(seen.ids).toEqual(due);
    expect(seen.words).toContain("deleted open");
  },
);

test.each([null, "author"] as const)("hidden posts are those hidden and not deleted (of %s)", async (of) => {
  const ids = await write(author, mixed);
  await write(other, of ? mixed.slice(0, 30) : []);
  const kinds = [...mixed].reverse();
  const seen = await readThrough({ state: "hidden", author: of && author.id });
  expect(seen.ids).toEqual(ids.filter((_, index) => kinds[index] === "hidden"));
});

test("where most of the newest open cases are of posts not deleted, the deleted among them are still found in order", async () => {
  const kinds: Kind[] = [
    "deleted open",
    ...Array.from({ length: 50 }, (): Kind => "visible open"),
    "deleted open",
  ];
  const ids = await write(author, kinds);
  expect((await readThrough({ author: author.id })).ids).toEqual(ids);
});

test("a page of hidden posts may be short, says so, and leads on", async () => {
  const [, oldest] = await write(author, ["hidden", "visible"]);
  await write(
    author,
    Array.from({ length: 60 }, (): Kind => "deleted hidden"),
  );
  const first = await read({ state: "hidden" });
  expect(first).toMatchObject({ posts: [], short: true });
  const next = await read({ state: "hidden", before: first.before });
  expect(next.posts.map(({ id }) => id)).toEqual([oldest]);
  expect(next).toMatchObject({ before: null, short: false });
});

test("the list names the author it is narrowed to, also without posts, and no author who does not exist", async () => {
  expect(await read({ author: author.id })).toMatchObject({
    posts: [],
    by: { id: author.id, name: author.name },
  });
  expect(await read({ author: 999_999 })).toMatchObject({ posts: [], by: null });
  expect((await read({})).by).toBeNull();
});
