import { expect, test } from "vitest";
import { minute } from "~/time/units";
import { dismissCase, hidePost, unhidePost, warnAuthor } from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, findPostRow, listEntries } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };

test("of 70 acts of moderation at once, 60 are done and logged; a minute later the rest can be", async () => {
  const moderator = await makeMember({ role: "moderator" });
  const posts = await Promise.all(Array.from({ length: 70 }, () => makePost()));
  const hide = ({ id: postId }: { id: number }, at: number) =>
    hidePost(db, moderator, { postId, version: 0, ...grounds }, at);
  const outcomes = await Promise.all(posts.map((post) => hide(post, now)));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(60);
  expect(outcomes.filter((outcome) => outcome === "too-fast")).toHaveLength(10);

  const refused = posts.filter((_, at) => outcomes[at] === "too-fast");
  for (const { id } of refused) {
    expect(await findPostRow(id)).toMatchObject({ hiddenEntryId: null });
    expect(await listEntries({ postId: id })).toEqual([]);
  }
  expect(await hide(refused[0] ?? { id: 0 }, now + 59_999)).toBe("too-fast");
  expect(await hide(refused[0] ?? { id: 0 }, now + minute)).toBe("done");
});

test("what others do, and one's own posts and reports, are not counted", async () => {
  const [moderator, colleague] = [
    await makeMember({ role: "moderator" }),
    await makeMember({ role: "moderator" }),
  ];
  const { id: postId } = await makePost();
  for (let act = 0; act < 30; act++) {
    const at = { postId, version: act * 2, ...grounds };
    expect(await hidePost(db, colleague, at, now)).toBe("done");
    expect(await unhidePost(db, colleague, { ...at, version: act * 2 + 1 }, now)).toBe("done");
  }
  expect(await hidePost(db, colleague, { postId, version: 60, ...grounds }, now)).toBe("too-fast");
  await makePost({ author: moderator, at: now });
  expect(await hidePost(db, moderator, { postId, version: 60, ...grounds }, now)).toBe("done");
});

test("the outcome of an act both too fast and too late is too fast, and nothing is decided", async () => {
  const moderator = await makeMember({ role: "moderator" });
  const { id: postId } = await makePost();
  for (let act = 0; act < 60; act++)
    await (act % 2 ? unhidePost : hidePost)(db, moderator, { postId, version: act, ...grounds }, now);
  expect(await dismissCase(db, moderator, { postId, version: 3, ...grounds }, now)).toBe("too-fast");
  expect(await warnAuthor(db, moderator, { postId, version: 3, ...grounds }, now)).toBe("too-fast");
  expect(await listEntries({ postId })).toHaveLength(60);
});
