import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { eraseDeletedPosts } from "~/feed/erase-deleted-posts.server";
import { parseSearch } from "~/feed/search/parse-search";
import { searchPosts } from "~/feed/search/search-posts.server";
import { compactSearch } from "~/feed/search/compact-search.server";
import { takeWords } from "~/feed/search/take-words.server";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day } from "~/time/units";
import {
  blockMember,
  deletePost,
  hidePost,
  unblockMember,
  undoAct,
  unhidePost,
  warnAuthor,
} from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";
import { checkSearchIndex, isInIndex } from "../../support/database/state/search-index";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, newestEntry, findPostRow, listEntries } = makersFor(db);
const now = Date.now();
const moderator = await makeMember({ role: "moderator" });
const grounds = { reason: "spam" as const, note: "" };
const seven = { ...grounds, duration: "7d" as const };

let words = 0;
/** A post with a word that no other has, and whether search finds it now, as the index itself agrees. */
async function makeFound() {
  const word = `unheard${++words}of`;
  const { id, author } = await makePost({ body: `Something ${word}` });
  const isFound = async () => {
    await checkSearchIndex(d1);
    const parsed = parseSearch(word);
    if (parsed.outcome !== "search") throw new Error(parsed.outcome);
    const { posts } = await searchPosts(db, parsed.search, null);
    const indexed = await d1
      .prepare("select rowid from post_search where post_search match ?")
      .bind(word)
      .all();
    // It is the index that leaves out what is not visible, not a filter of what it gives.
    expect(indexed.results).toHaveLength(posts.length);
    return posts.some((post) => post.id === id);
  };
  return { id, author, isFound };
}

const done = async (act: Promise<string>) => expect(await act).toBe("done");
const undoNewest = async () => done(undoAct(db, moderator, { entryId: await newestEntry() }, now));

describe("a post is found", () => {
  test("from when it is posted until it is hidden, and again once that is undone", async () => {
    const { id, isFound } = await makeFound();
    expect(await isFound()).toBe(true);
    await done(hidePost(db, moderator, { postId: id, version: 0, ...grounds }, now));
    expect(await isFound()).toBe(false);
    await undoNewest();
    expect(await isFound()).toBe(true);
    expect((await listEntries({ postId: id })).map(({ kind }) => kind)).toEqual([
      "post.hidden",
      "act.undone",
    ]);
  });

  test("again once it is unhidden, and not any more once that is undone", async () => {
    const { id, isFound } = await makeFound();
    await done(hidePost(db, moderator, { postId: id, version: 0, ...grounds }, now));
    await done(unhidePost(db, moderator, { postId: id, version: 1, note: "" }, now));
    expect(await isFound()).toBe(true);
    await undoNewest();
    expect(await isFound()).toBe(false);
  });

  test("while its author is warned", async () => {
    const { id, isFound } = await makeFound();
    await done(warnAuthor(db, moderator, { postId: id, version: 0, ...grounds }, now));
    expect(await isFound()).toBe(true);
  });

  test("until its author is blocked, and again once that is lifted or undone, or over", async () => {
    const { author, isFound } = await makeFound();
    const block = () => done(blockMember(db, moderator, { memberId: author.id, ...seven }, now));
    await block();
    expect(await isFound()).toBe(false);
    await done(unblockMember(db, moderator, { memberId: author.id, note: "" }, now));
    expect(await isFound()).toBe(true);
    await undoNewest();
    expect(await isFound()).toBe(false);
    await done(unblockMember(db, moderator, { memberId: author.id, note: "again" }, now));
    await block();
    await undoNewest();
    expect(await isFound()).toBe(true);
    await block();
    await endExpiredBlocks(db, now + 8 * day);
    expect(await isFound()).toBe(true);
  });

  test("not until all that keeps it out of sight is lifted", async () => {
    const { id, author, isFound } = await makeFound();
    await done(hidePost(db, moderator, { postId: id, version: 0, ...grounds }, now));
    await done(blockMember(db, moderator, { memberId: author.id, ...seven }, now));
    await done(unhidePost(db, moderator, { postId: id, version: 1, note: "" }, now));
    expect(await isFound()).toBe(false);
    await done(unblockMember(db, moderator, { memberId: author.id, note: "" }, now));
    expect(await isFound()).toBe(true);
  });

  test("never again once it is deleted; and when its text is erased, so are its words", async () => {
    const { id, author, isFound } = await makeFound();
    await done(deletePost(db, author, { postId: id }, now));
    expect(await isFound()).toBe(false);
    await eraseDeletedPosts(db, now + 31 * day);
    expect(await findPostRow(id)).toMatchObject({ body: "", words: "" });
    expect(await isFound()).toBe(false);
  });

  test("and once the daily job has run, its words are nowhere in the index", async () => {
    const { id, author } = await makePost({ body: "ጀጁጂ" });
    await makePost({ body: "something else" });
    await done(deletePost(db, author, { postId: id }, now));
    await eraseDeletedPosts(db, now + 31 * day);
    expect(await isInIndex(d1, "post_search", "ጀጁጂ")).toBe(true);
    await compactSearch(db);
    expect(await isInIndex(d1, "post_search", "ጀጁጂ")).toBe(false);
    await checkSearchIndex(d1);
  });
});

test("the daily job may rewrite the index in steps, between which posts come and go", async () => {
  // As long an index as makes a merge take several days of four steps each.
  await d1
    .prepare(
      `with recursive n (i, x) as (select 1, 7919 union all select i + 1, (i + 1) * 7919 % 100003 from n where i < 2000)
      insert into posts (author_id, body, created_at, form_key, words)
      select ?1, 'Words', i, 'words ' || i, 'a' || x || ' b' || x || ' c' || x || ' d' || x || ' e' || x from n`,
    )
    .bind(moderator.id)
    .run();
  const { id, author } = await makePost({ body: "ጀጁጃ" });
  await done(deletePost(db, author, { postId: id }, now));
  let days = 0;
  for (; await isInIndex(d1, "post_search", "ጀጁጃ"); days++) {
    expect(days).toBeLessThan(15);
    await compactSearch(db, { steps: 4, pages: 1 });
    await makePost({ body: "Something new" });
    await checkSearchIndex(d1);
  }
  expect(days).toBeGreaterThan(1);
  expect(await compactSearch(db)).toBeLessThan(24);
});

describe("the database itself", () => {
  test("refuses to change the words by which the index knows a post", async () => {
    const { id } = await makePost();
    for (const value of ["other", "", null])
      await expect(
        d1.prepare("update posts set words = ? where id = ?").bind(value, id).run(),
      ).rejects.toThrow("never change");
  });

  test("erases the words with the text, whoever erases it", async () => {
    const { id, author } = await makePost({ body: "Soon forgotten" });
    await done(deletePost(db, author, { postId: id }, now));
    await d1.prepare("update posts set body = '', erased_at = ? where id = ?").bind(now, id).run();
    expect((await findPostRow(id))?.words).toBe("");
  });
});

test("posts of before there was search are found once the job has run often enough, those out of sight later", async () => {
  const author = await makeMember();
  const insert = (body: string, column = "deleted_at", value: number | null = null) =>
    d1
      .prepare(`insert into posts (author_id, body, created_at, form_key, ${column}) values (?, ?, 0, ?, ?)`)
      .bind(author.id, body, crypto.randomUUID(), value)
      .run();
  for (let count = 0; count < 5; count++) await insert("Early Café 天気");
  await insert("Early and deleted", "deleted_at", 1);
  await insert("Early and hidden", "hidden_entry_id", await newestEntry());
  const find = async (q: string) => {
    const parsed = parseSearch(q);
    return parsed.outcome === "search" ? (await searchPosts(db, parsed.search, null)).posts.length : null;
  };
  expect(await find("early")).toBe(0);
  expect([await takeWords(db, 4), await takeWords(db, 4), await takeWords(db, 4)]).toEqual([4, 3, 0]);
  expect([await find("early"), await find("cafe 気"), await find("deleted")]).toEqual([5, 5, 0]);
  await db.run(sql`update posts set hidden_entry_id = null where body = 'Early and hidden'`);
  expect(await find("early")).toBe(6);
  await checkSearchIndex(d1);
});
