import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Cursor, parseCursor } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import type { LogKind } from "~/db/vocabulary";
import { findLogView, listLog, logPageLength } from "~/log/list-log.server";
import { type LogFilter, noFilter } from "~/log/log-filter";
import type { LogView } from "~/log/log-view";
import { findCase } from "~/moderation/cases/find-case.server";
import { addNote } from "~/moderation/members/add-note.server";
import { ignoreReports } from "~/moderation/members/ignore-reports.server";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { day } from "~/time/units";
import { assignRole, blockMember, dismissCase, hidePost, unblockMember } from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport } = makersFor(db);
const grounds = { reason: "spam" as const, note: "" };
const now = Date.parse("2026-11-23T12:00:00Z");
const mo = await makeMember({ role: "moderator", name: "Mo" });
const ann = await makeMember({ role: "admin", name: "Ann" });
const reader = await makeMember({ role: "moderator", name: "Reader" });
const [kim, lee] = [await makeMember({ name: "Kim" }), await makeMember({ name: "Lee" })];

// One act a day: each filter must find its own entries, and no others.
const post = await makePost({ author: kim });
const other = await makePost({ author: lee });
await makeReport(other, { reporter: kim });
await hidePost(db, mo, { postId: post.id, version: 0, ...grounds }, now);
await dismissCase(db, ann, { postId: other.id, version: 0, ...grounds }, now + day);
await blockMember(db, mo, { memberId: lee.id, duration: "7d", ...grounds }, now + 2 * day);
await unblockMember(db, ann, { memberId: lee.id, ...grounds }, now + 3 * day);
await assignRole(db, ann, { memberId: kim.id, role: "moderator", ...grounds }, now + 4 * day);

const read = (filter: Partial<LogFilter> = {}, { as = reader, before = null as Cursor | null } = {}) =>
  listLog(db, as, { ...noFilter, ...filter }, before);
const kinds = ({ entries }: { entries: LogView[] }) => entries.map(({ kind }) => kind);

/** The entries of every page; each page except the last must have a next one. */
async function readThrough(filter: Partial<LogFilter> = {}) {
  const entries: LogView[] = [];
  let before: Cursor | null = null;
  for (let pages = 0; pages < 50; pages++) {
    const page = await read(filter, { before });
    entries.push(...page.entries);
    before = parseCursor(page.before);
    if (!before) return entries;
  }
  throw new Error("it never ends");
}

test("the log shows what moderators, admins and the clock did, newest first, and nothing that members did", async () => {
  expect(kinds(await read())).toEqual([
    "role.assigned",
    "user.unblocked",
    "user.blocked",
    "report.dismissed",
    "post.hidden",
  ]);
});

test.each<[string, Partial<LogFilter>, LogKind[]]>([
  ["who acted", { actor: mo.id }, ["user.blocked", "post.hidden"]],
  ["whom it concerns", { person: kim.id }, ["role.assigned", "post.hidden"]],
  ["the kind", { kind: "user.blocked" }, ["user.blocked"]],
  ["the post", { post: other.id }, ["report.dismissed"]],
  ["actor and kind", { actor: ann.id, kind: "user.unblocked" }, ["user.unblocked"]],
  ["person and kind", { person: lee.id, kind: "user.blocked" }, ["user.blocked"]],
  ["actor and person", { actor: ann.id, person: lee.id }, ["user.unblocked", "report.dismissed"]],
  [
    "actor, person and kind",
    { actor: ann.id, person: lee.id, kind: "report.dismissed" },
    ["report.dismissed"],
  ],
  ["post and kind", { post: post.id, kind: "post.hidden" }, ["post.hidden"]],
  ["post and another's kind", { post: post.id, kind: "report.dismissed" }, []],
  ["post and another's act", { post: post.id, actor: ann.id }, []],
  ["the first day", { since: "2026-11-26" }, ["role.assigned", "user.unblocked"]],
  ["the last day, which is whole", { until: "2026-11-24" }, ["report.dismissed", "post.hidden"]],
  ["one day", { since: "2026-11-25", until: "2026-11-25" }, ["user.blocked"]],
  ["a day and who acted", { actor: ann.id, until: "2026-11-26" }, ["user.unblocked", "report.dismissed"]],
  ["nobody's acts", { actor: 999_999 }, []],
])("the log is narrowed by %s", async (_, filter, found) => {
  expect(kinds(await read(filter))).toEqual(found);
});

test("a kind that members do is no way to read what they did, not even who reported", async () => {
  expect(kinds(await read({ kind: "post.reported" }))).toEqual([]);
  expect(kinds(await read({ kind: "post.created", actor: kim.id }))).toEqual([]);
  expect(kinds(await read({ actor: kim.id }))).toEqual([]);
});

test("the days are UTC days, from their first millisecond to their last", async () => {
  const member = await makeMember();
  const start = Date.parse("2026-10-01T00:00:00Z");
  for (const at of [start - 1, start, start + day - 1, start + day])
    await addNote(db, mo, { memberId: member.id, note: String(at - start) }, at);
  const found = await read({ person: member.id, since: "2026-10-01", until: "2026-10-01" });
  expect(found.entries.map(({ note }) => note)).toEqual([String(day - 1), "0"]);
});

test("paging shows every entry once, also where many were written in one moment", async () => {
  const [member, by] = [await makeMember(), await makeMember({ role: "moderator" })];
  const rows = Array.from({ length: 70 }, (_, index) => ({
    act: `tied ${index}`,
    // Sixty at one instant, and some before and after it.
    at: now + 10 * day + (index < 5 ? -1 : index < 65 ? 0 : 1),
    kind: "note.added" as const,
    moderation: true,
    actorId: by.id,
    memberId: member.id,
    details: {},
  }));
  for (let from = 0; from < rows.length; from += 8) await db.insert(log).values(rows.slice(from, from + 8));
  for (const filter of [
    { person: member.id },
    { actor: by.id, kind: "note.added" as const },
    { person: member.id, actor: by.id },
    { kind: "note.added" as const, since: "2026-12-01" },
  ]) {
    const seen = await readThrough(filter);
    expect(seen).toHaveLength(70);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(70);
    const inOrder = [...seen].sort((a, b) => b.at - a.at || b.id - a.id);
    expect(seen).toEqual(inOrder);
  }
  expect((await read({ person: member.id })).entries).toHaveLength(logPageLength);
});

test("where an index does not cover a filter, a page may be short: it says so, has a next page, and nothing is lost", async () => {
  const member = await makeMember();
  const rare = await makeMember({ role: "moderator" });
  for (let at = 0; at < 60; at++)
    await addNote(
      db,
      at % 30 === 0 ? rare : at % 2 ? mo : ann,
      { memberId: member.id, note: "x" },
      now + at * day,
    );
  const first = await read({ person: member.id, actor: rare.id });
  expect(first).toMatchObject({ entries: [], short: true });
  expect(first.before).not.toBeNull();
  expect(await readThrough({ person: member.id, actor: rare.id })).toHaveLength(2);
  const whole = await read({ person: member.id });
  expect(whole).toMatchObject({ short: false });
});

test("an entry names what reversed it, and an undo what it reversed", async () => {
  const { id: postId, author } = await makePost();
  await hidePost(db, mo, { postId, version: 0, ...grounds }, now);
  const [hidden] = (await read({ post: postId })).entries;
  expect(hidden).toMatchObject({ kind: "post.hidden", reverses: null, reversedBy: null });
  await undoAct(db, ann, { entryId: hidden!.id }, now + 1);
  const [undone, hiding] = (await read({ post: postId })).entries;
  expect(undone).toMatchObject({
    kind: "act.undone",
    actor: { name: "Ann" },
    member: { id: author.id },
    reverses: { id: hidden!.id, kind: "post.hidden" },
    reversedBy: null,
  });
  expect(hiding?.reversedBy).toEqual({ id: undone!.id, kind: "act.undone" });
  // The same for the case, which shows its post.
  const onCase = [undone, hiding].map((entry) => ({ ...entry, postWords: null }));
  expect((await findCase(db, reader, postId, now))?.entries).toEqual(onCase);

  for (const [id, relatedId] of [
    [hidden!.id, undone!.id],
    [undone!.id, hidden!.id],
  ] as const) {
    const found = await findLogView(db, reader, id);
    expect(found?.entry.id).toBe(id);
    expect(found?.related.map((entry) => entry.id)).toEqual([relatedId]);
  }
});

test("an entry by itself is there for moderation alone", async () => {
  const [reported] = await db.select().from(log).where(eq(log.kind, "post.reported"));
  expect(await findLogView(db, reader, reported!.id)).toBeNull();
  expect(await findLogView(db, reader, 999_999)).toBeNull();
  expect(await findLogView(db, reader, 0)).toBeNull();
});

test("nobody reads what colleagues added a note about them, nor that their reports are ignored; everybody else does", async () => {
  const subject = await makeMember({ role: "moderator" });
  await addNote(db, mo, { memberId: subject.id, note: "Keep an eye on this" }, now);
  await ignoreReports(db, ann, { memberId: subject.id, ignore: true, ...grounds }, now + 1);
  await ignoreReports(db, ann, { memberId: subject.id, ignore: false, ...grounds }, now + 2);
  await assignRole(db, ann, { memberId: subject.id, role: "member", ...grounds }, now + 3);
  const about = { person: subject.id };
  const all = await read(about);
  expect(kinds(all)).toEqual(["role.assigned", "reports.heeded", "reports.ignored", "note.added"]);
  expect(kinds(await read(about, { as: subject }))).toEqual(["role.assigned"]);
  expect(kinds(await read({ ...about, kind: "note.added" }, { as: subject }))).toEqual([]);
  // Nor does a gap reveal them.
  expect((await read(about, { as: subject })).short).toBe(false);
  for (const { id, kind } of all.entries)
    expect((await findLogView(db, subject, id)) !== null).toBe(kind === "role.assigned");
  expect(
    (await read({ actor: mo.id }, { as: subject })).entries.filter(({ member }) => member?.id === subject.id),
  ).toEqual([]);
});

test("who is filtered by is named, and an erased member as deleted", async () => {
  const erased = await makeMember({ name: "Gone", role: "moderator" });
  await addNote(db, erased, { memberId: kim.id, note: "x" }, now);
  await db.update(members).set({ erasedAt: now, name: null }).where(eq(members.id, erased.id));
  const page = await read({ actor: erased.id, person: 999_999 });
  expect(page.names).toEqual({ actor: { id: erased.id, name: null, erased: true }, person: null });
  const { entries } = await read({ actor: erased.id });
  expect(entries[0]?.actor).toEqual({ id: erased.id, name: null, erased: true });
});
