import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Cursor, parseCursor } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { posts } from "~/db/tables/posts.server";
import { listLog } from "~/log/list-log.server";
import { type LogFilter, noFilter } from "~/log/log-filter";
import type { LogView } from "~/log/log-view";
import { addNote } from "~/moderation/members/add-note.server";
import { hidePost } from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost } = makersFor(db);
const now = Date.parse("2026-11-23T12:00:00Z");
const reader = await makeMember({ role: "moderator", name: "Reader" });
const zoe = await makeMember({ role: "moderator", name: "Zoë Ängström" });
const [kim, kimberly] = [await makeMember({ name: "Kim Ito" }), await makeMember({ name: "Kimberly" })];

// Zoë acts, and somebody acts on her; Kim and Kimberly have a note each.
await addNote(db, zoe, { memberId: kim.id, note: "by Zoë" }, now);
await addNote(db, reader, { memberId: zoe.id, note: "about Zoë" }, now + 1);
await addNote(db, reader, { memberId: kimberly.id, note: "about Kimberly" }, now + 2);

const read = (filter: Partial<LogFilter>, before: Cursor | null = null, as = reader) =>
  listLog(db, as, { ...noFilter, ...filter }, before);
const notes = ({ entries }: { entries: LogView[] }) => entries.map(({ note }) => note);
const ids = (found: Awaited<ReturnType<typeof read>>) => found.named?.members.map(({ id }) => id);

test.each(["Zoë", "zoe angstrom", "ANGS", "#2", "2", "member 2"])(
  "by the name %j one finds what that member did, and what others did about them",
  async (name) => {
    expect(zoe.id).toBe(2);
    const found = await read({ name });
    expect(ids(found)).toEqual([zoe.id]);
    expect(notes(found)).toEqual(["about Zoë", "by Zoë"]);
  },
);

test("a name that several have shows no entries but who they are, so that one can be chosen", async () => {
  const found = await read({ name: "kim" });
  expect(found).toMatchObject({ entries: [], before: null, short: false });
  expect(ids(found)).toEqual([kimberly.id, kim.id]);
  expect(notes(await read({ name: `#${kim.id}` }))).toEqual(["by Zoë"]);
});

test("a name that nobody has finds nobody, and an email address is no name", async () => {
  for (const name of ["nobody", `person-${kim.id}@plaza.example`, "plaza.example", "%", "\u200B"])
    expect(await read({ name }), name).toMatchObject({ entries: [], named: { members: [], more: false } });
});

test("a name goes together with every other part of the filter", async () => {
  const name = "Zoë";
  expect(notes(await read({ name, kind: "note.added" }))).toEqual(["about Zoë", "by Zoë"]);
  expect(notes(await read({ name, kind: "post.hidden" }))).toEqual([]);
  expect(notes(await read({ name, actor: reader.id }))).toEqual(["about Zoë"]);
  expect(notes(await read({ name, person: kim.id }))).toEqual(["by Zoë"]);
  expect(notes(await read({ name: "Kimberly", actor: zoe.id }))).toEqual([]);
  expect(notes(await read({ name, since: "2026-11-24" }))).toEqual([]);
});

test("the pages by a name have every entry once, in order, also of one moment", async () => {
  const busy = await makeMember({ role: "moderator", name: "Busy Bee" });
  for (let each = 0; each < 24; each++) {
    // A minute has a limit, and half of them are at one instant.
    const at = now + Math.floor(each / 12) * 1_000_000;
    await addNote(db, busy, { memberId: kim.id, note: `by ${each}` }, at);
    await addNote(db, reader, { memberId: busy.id, note: `about ${each}` }, at);
  }
  const seen: LogView[] = [];
  let before: Cursor | null = null;
  do {
    const page = await read({ name: "busy bee" }, before);
    seen.push(...page.entries);
    before = parseCursor(page.before);
  } while (before);
  expect(new Set(seen.map(({ id }) => id)).size).toBe(48);
  expect(seen).toEqual([...seen].sort((a, b) => b.at - a.at || b.id - a.id));
});

test("by their own name readers find no more about themselves than otherwise", async () => {
  const subject = await makeMember({ role: "moderator", name: "Subject Sue" });
  await addNote(db, zoe, { memberId: subject.id, note: "confidential" }, now);
  expect(notes(await read({ name: "Subject Sue" }))).toEqual(["confidential"]);
  expect(notes(await read({ name: "Subject Sue" }, null, subject))).toEqual([]);
});

test("whoever deleted the account is found by number alone", async () => {
  const gone = await makeMember({ name: "Gone Girl" });
  await addNote(db, zoe, { memberId: gone.id, note: "about who is gone" }, now);
  await db
    .update(members)
    .set({ name: null, foldedName: null, erasedAt: now })
    .where(eq(members.id, gone.id));
  expect(ids(await read({ name: "Gone Girl" }))).toEqual([]);
  expect(notes(await read({ name: `Deleted member ${gone.id}` }))).toEqual(["about who is gone"]);
});

test("an entry has the first words of its post, hidden or not, and none once its author deleted it", async () => {
  const post = await makePost({
    author: kim,
    body: `Words\nto know it by. ${"And more of it. ".repeat(12)}`,
  });
  await hidePost(db, zoe, { postId: post.id, version: 0, reason: "spam", note: "" }, now);
  const words = async () => (await read({ post: post.id })).entries.map(({ postWords }) => postWords);
  expect(await words()).toEqual([expect.stringMatching(/^Words to know it by\. And more of it\. .{0,60}…$/)]);
  expect((await read({ name: "Kimberly" })).entries.map(({ postWords }) => postWords)).toEqual([null]);
  await db.update(posts).set({ deletedAt: now }).where(eq(posts.id, post.id));
  expect(await words()).toEqual([null]);
});
