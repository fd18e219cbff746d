import { expect, test } from "vitest";
import { minute } from "~/time/units";
import { addNote, undoAct } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";
import { dumpState } from "../../support/database/state/moderation-state";

const { db, d1 } = await startDatabase();
const { makeMember, listEntries, noticesByMember, newestEntry } = makersFor(db);
const now = Date.now();
const moderator = await makeMember({ role: "moderator" });

test("a note is an entry of the log about its member, and nothing else; nobody gets a notice", async () => {
  const { id: memberId } = await makeMember();
  const before = await dumpState(d1);
  expect(await addNote(db, moderator, { memberId, note: "Spoke to them." }, now)).toBe("done");
  expect(await dumpState(d1)).toEqual(before);
  const [entry, ...more] = await listEntries({ memberId });
  expect(more).toEqual([]);
  expect(entry).toMatchObject({
    kind: "note.added",
    actorId: moderator.id,
    postId: null,
    at: now,
    reason: null,
    note: "Spoke to them.",
    details: {},
  });
  expect(await noticesByMember(entry?.id ?? 0)).toEqual({});
});

test("notes are kept one beside the other, by whoever writes them", async () => {
  const { id: memberId } = await makeMember();
  const colleague = await makeMember({ role: "admin" });
  await addNote(db, moderator, { memberId, note: "First." }, now);
  await addNote(db, colleague, { memberId, note: "Second." }, now + 1);
  expect((await listEntries({ memberId })).map(({ note }) => note)).toEqual(["First.", "Second."]);
});

test("nobody writes about themselves or about nobody; about a colleague or an admin a moderator does", async () => {
  const note = "Spoke to them.";
  const newest = await newestEntry();
  expect(await addNote(db, moderator, { memberId: moderator.id, note }, now)).toBe("forbidden");
  expect(await addNote(db, moderator, { memberId: 999_999, note }, now)).toBe("not-found");
  const [one, other] = [await makeMember(), await makeMember()];
  expect(await addNote(db, one, { memberId: other.id, note }, now)).toBe("forbidden");
  expect(await newestEntry()).toBe(newest);
  for (const role of ["moderator", "admin"] as const)
    expect(await addNote(db, moderator, { memberId: (await makeMember({ role })).id, note }, now)).toBe(
      "done",
    );
});

test("a note cannot be undone", async () => {
  const { id: memberId } = await makeMember();
  await addNote(db, moderator, { memberId, note: "Spoke to them." }, now);
  expect(await undoAct(db, moderator, { entryId: await newestEntry() }, now)).toBe("conflict");
  expect(await listEntries({ memberId })).toHaveLength(1);
});

test("notes count towards the limit of a minute", async () => {
  const busy = await makeMember({ role: "moderator" });
  const { id: memberId } = await makeMember();
  const write = (at: number, note = "Again.") => addNote(db, busy, { memberId, note }, at);
  const outcomes = await Promise.all(Array.from({ length: 61 }, (_, index) => write(now, `Note ${index}.`)));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(60);
  expect(outcomes.filter((outcome) => outcome === "too-fast")).toHaveLength(1);
  expect(await listEntries({ memberId })).toHaveLength(60);
  expect(await write(now + minute)).toBe("done");
});

test("the same note sent again, or 20 times at once, is added once; after another note it is added again", async () => {
  const { id: memberId } = await makeMember();
  const [one, colleague] = [await makeMember({ role: "moderator" }), await makeMember({ role: "moderator" })];
  const note = "Warned them.";
  const write = (by = one, at = now) => addNote(db, by, { memberId, note }, at);
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => write()));
  expect(new Set(outcomes)).toEqual(new Set(["done"]));
  expect(await write(one, now + minute)).toBe("done");
  expect(await listEntries({ memberId })).toHaveLength(1);

  expect(await write(colleague, now + 60_001)).toBe("done");
  expect(await write(one, now + 60_002)).toBe("done");
  expect((await listEntries({ memberId })).map(({ actorId }) => actorId)).toEqual([
    one.id,
    colleague.id,
    one.id,
  ]);
});
