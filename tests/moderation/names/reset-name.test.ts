import { beforeEach, describe, expect, test } from "vitest";
import { nameValues } from "~/accounts/member-search.server";
import type { Viewer } from "~/accounts/permissions";
import { resetNames } from "~/db/tables/accounts.server";
import { listAppeals } from "~/moderation/appeals/list-appeals.server";
import { findOwnAppeal } from "~/moderation/appeals/find-own-appeal.server";
import { findMemberPage } from "~/moderation/members/find-member-page.server";
import { listNotices } from "~/moderation/notices/list-notices.server";
import { undoAct as undo } from "~/moderation/undo/undo-act.server";
import { describeUndone } from "~/moderation/undo/words";
import {
  assignRole,
  chooseName,
  overturnAppeal,
  resetName,
  sendAppeal,
  undoAct,
  upholdAppeal,
} from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makeAppeal, block, findMemberRow, findAppealRow } = makers;
const { listEntries, newestEntry, noticesByMember } = makers;
const now = Date.now();
const grounds = { reason: "spam" as const, note: "That's an advert." };
const [moderator, colleague] = [
  await makeMember({ role: "moderator" }),
  await makeMember({ role: "moderator" }),
];
const admin = await makeMember({ role: "admin" });
let member: Viewer;

beforeEach(async () => {
  member = await makeMember();
  expect(await take("Cheap Pills")).toBe("done");
});

const take = (name: string, by = member) => chooseName(db, by, { name, siteName: "Agora" }, now);
const noticesOf = async (reader: Viewer) => (await listNotices(db, reader, null, now)).notices;

async function reset(by = moderator, of = member): Promise<number> {
  expect(await resetName(db, by, { memberId: of.id, ...grounds }, now)).toBe("done");
  return newestEntry();
}

test("a reset takes the name away with what search looks for, keeps it out of the log, and tells the member why", async () => {
  const entryId = await reset();
  expect(await findMemberRow(member.id)).toMatchObject({ ...nameValues(null), nameResetEntryId: entryId });
  const entry = (await listEntries({ memberId: member.id })).at(-1);
  expect(entry).toMatchObject({ kind: "name.reset", actorId: moderator.id, ...grounds, details: {} });
  expect(JSON.stringify(entry)).not.toContain("Cheap");
  expect(await noticesByMember(entryId)).toEqual({ [member.id]: "name.reset" });
  expect((await noticesOf(member))[0]).toMatchObject({
    kind: "name.reset",
    ...grounds,
    entryId,
    status: "possible",
  });
  const page = await findMemberPage(db, colleague, member.id, { state: "all", before: null });
  expect(page).toMatchObject({ member: { name: null }, formerName: "Cheap Pills", acts: [] });
});

test("nobody without a name has it reset, by another or again", async () => {
  await reset();
  const again = { memberId: member.id, ...grounds };
  expect(await resetName(db, colleague, again, now)).toBe("conflict");
  expect(await resetName(db, moderator, { ...again, note: "" }, now)).toBe("conflict");
  expect(await resetName(db, moderator, again, now)).toBe("done");
  expect(
    (await listEntries({ memberId: member.id })).filter(({ kind }) => kind === "name.reset"),
  ).toHaveLength(1);
});

test("a name that the member has taken since the moderator looked stays", async () => {
  const seen = { memberId: member.id, name: "Cheap Pills", ...grounds };
  expect(await take("Bea")).toBe("done");
  expect(await resetName(db, moderator, seen, now)).toBe("conflict");
  expect(await findMemberRow(member.id)).toMatchObject({ name: "Bea" });
  expect(await resetName(db, moderator, { ...seen, name: "Bea" }, now)).toBe("done");
});

test("of two who reset a name at once, one does", async () => {
  const input = { memberId: member.id, ...grounds };
  const outcomes = await Promise.all([moderator, colleague].map((by) => resetName(db, by, input, now)));
  expect(outcomes.sort()).toEqual(["conflict", "done"]);
  expect(
    await db
      .select()
      .from(resetNames)
      .then((rows) => rows.filter((row) => row.memberId === member.id)),
  ).toHaveLength(1);
});

describe("undoing it", () => {
  test("brings the name back, and grants the open appeal", async () => {
    const entryId = await reset();
    const { id: appealId } = await makeAppeal(entryId);
    const { entry, outcome } = await undo(db, colleague, { entryId }, now);
    expect(outcome).toBe("done");
    expect(entry && describeUndone(entry, null)).toBe(
      "Undone. Their former name is back, unless they've chosen another.",
    );
    expect(await findMemberRow(member.id)).toMatchObject({
      ...nameValues("Cheap Pills"),
      nameChosen: true,
      nameResetEntryId: null,
    });
    expect(await findAppealRow(appealId)).toMatchObject({ state: "granted" });
    // The unread notice of the act is replaced.
    expect((await noticesOf(member)).map(({ kind }) => kind)).toEqual(["name.restored"]);
    expect(await undoAct(db, admin, { entryId }, now)).toBe("conflict");
  });

  test("leaves a name that they have chosen since, and lifts the bar", async () => {
    const entryId = await reset();
    expect(await take("Bea")).toBe("done");
    expect(await undoAct(db, colleague, { entryId }, now)).toBe("done");
    expect(await findMemberRow(member.id)).toMatchObject({ name: "Bea", nameResetEntryId: null });
    expect(await take("Cheap Pills")).toBe("done");
  });

  test("leaves a later reset as it is, and that one brings back its own name", async () => {
    const first = await reset();
    expect(await take("Dear Pills")).toBe("done");
    const second = await reset();
    expect(await undoAct(db, colleague, { entryId: first }, now)).toBe("done");
    expect(await findMemberRow(member.id)).toMatchObject({ name: null, nameResetEntryId: second });
    expect(await undoAct(db, colleague, { entryId: second }, now)).toBe("done");
    expect(await findMemberRow(member.id)).toMatchObject({ name: "Dear Pills", nameResetEntryId: null });
  });

  test("takes a rank above theirs, and is never for oneself", async () => {
    const entryId = await reset();
    await assignRole(db, admin, { memberId: member.id, role: "moderator", note: "" }, now);
    const promoted = { ...member, role: "moderator" as const };
    expect(await undoAct(db, colleague, { entryId }, now)).toBe("forbidden");
    expect(await undoAct(db, promoted, { entryId }, now)).toBe("forbidden");
    expect(await undoAct(db, admin, { entryId }, now)).toBe("done");
    // Nobody else could take the name of a moderator.
    await assignRole(db, admin, { memberId: member.id, role: "member", note: "" }, now);
  });
});

describe("an appeal against it", () => {
  test("is possible once, also while blocked and after another name was chosen; the former name is told", async () => {
    const entryId = await reset();
    expect(await take("Bea")).toBe("done");
    await block(member);
    const blocked = { ...member, blocked: true };
    expect(await findOwnAppeal(db, blocked, entryId, now)).toMatchObject({
      status: "possible",
      act: { kind: "name.reset", formerName: "Cheap Pills", post: null },
    });
    const send = () => sendAppeal(db, blocked, { entryId, body: "It's the name of my band." }, now);
    expect(await send()).toBe("done");
    expect(await sendAppeal(db, blocked, { entryId, body: "Please." }, now)).toBe("already");
    const { appeals } = await listAppeals(db, colleague, { state: "open", before: null }, now);
    expect(appeals.find(({ act }) => act.entryId === entryId)).toMatchObject({
      act: { formerName: "Cheap Pills", actor: { id: moderator.id } },
      reopens: false,
    });
  });

  test("upheld, leaves the reset; overturned, undoes it", async () => {
    const upheld = await makeAppeal(await reset());
    expect(await upholdAppeal(db, colleague, { appealId: upheld.id, note: "" }, now)).toBe("done");
    expect(await findMemberRow(member.id)).toMatchObject({ name: null });

    const other = await makeMember({ name: "Band of Pills" });
    const entryId = await reset(moderator, other);
    const { id: appealId } = await makeAppeal(entryId);
    // The moderator who did it may not answer while a colleague can.
    expect(await overturnAppeal(db, moderator, { appealId, note: "" }, now)).toBe("forbidden");
    expect(await overturnAppeal(db, colleague, { appealId, note: "Sorry." }, now)).toBe("done");
    expect(await findMemberRow(other.id)).toMatchObject({ name: "Band of Pills", nameResetEntryId: null });
    expect((await listEntries({ memberId: other.id })).at(-1)).toMatchObject({
      kind: "appeal.overturned",
      reversesId: entryId,
    });
    expect((await noticesOf(other))[0]).toMatchObject({ kind: "appeal.overturned", about: "name.reset" });
  });

  test("comes too late once the reset was undone", async () => {
    const entryId = await reset();
    expect(await undoAct(db, colleague, { entryId }, now)).toBe("done");
    expect(await sendAppeal(db, member, { entryId, body: "Why?" }, now)).toBe("over");
  });
});
