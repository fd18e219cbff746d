import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { nameValues } from "~/accounts/member-search.server";
import { openDatabase } from "~/db/client.server";
import { chooseName as choose } from "~/moderation/names/choose-name.server";
import { day, hour } from "~/time/units";
import { assignRole, chooseName, resetName, undoAct } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { beforeFirstBatch } from "../../support/database/counts/intercept-calls";
import { makersFor } from "../../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, block, findMemberRow, listEntries, newestEntry } = makersFor(db);
const now = Date.now();
const siteName = "Agora";
const grounds = { reason: "spam" as const, note: "" };
const moderator = await makeMember({ role: "moderator", name: "Mei Lin" });
const admin = await makeMember({ role: "admin", name: "Amara Okafor" });
let member: Viewer;

beforeEach(async () => {
  member = await makeMember();
});

const take = (name: string, at = now, by = member) => chooseName(db, by, { name, siteName }, at);
const nameOf = async ({ id }: Viewer) => (await findMemberRow(id))?.name;
const kindsOf = async ({ id }: Viewer) => (await listEntries({ memberId: id })).map(({ kind }) => kind);

test("a chosen name is stored with what search looks for, in one entry that does not hold it", async () => {
  expect(await take("Zoë Ek")).toBe("done");
  expect(await findMemberRow(member.id)).toMatchObject({ ...nameValues("Zoë Ek"), nameChosen: true });
  const [entry, ...more] = await listEntries({ memberId: member.id });
  expect(more).toEqual([]);
  expect(entry).toMatchObject({
    kind: "name.changed",
    actorId: member.id,
    note: "",
    reason: null,
    details: {},
  });
  expect(JSON.stringify(entry)).not.toContain("Zoë");
});

test("three changes a day and no more; the wait that is told is the true one", async () => {
  for (const [at, name] of ["Ada", "Bea", "Cleo"].entries())
    expect(await take(name, now + at * hour)).toBe("done");
  const refused = await choose(db, member, { name: "Dora", siteName }, now + 3 * hour);
  expect(refused).toEqual({ outcome: "too-fast", retryAfter: (21 * hour) / 1000 });
  expect(await nameOf(member)).toBe("Cleo");
  expect(await take("Dora", now + day - 1)).toBe("too-fast");
  expect(await take("Dora", now + day)).toBe("done");
  expect(await kindsOf(member)).toEqual(Array(4).fill("name.changed"));
});

test("of ten names at once exactly three are taken", async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, (_, at) => take(`Name of ${at}`)));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(3);
  expect(await kindsOf(member)).toHaveLength(3);
});

test("saving the name that one has chosen is no further change; choosing the one that Auth0 gave is", async () => {
  expect(await take(member.name ?? "")).toBe("done");
  for (let times = 0; times < 5; times++) expect(await take(member.name ?? "")).toBe("done");
  expect(await kindsOf(member)).toEqual(["name.changed"]);
});

test.each(["Mei Lin", "mei lin", "Меі Lіп", "Mei\u200bLin ✓", "Admin Amara Okafor", "ᎪmarА 0kafor"])(
  "a name that reads like a moderator's or an admin's is refused: %j",
  async (name) => {
    expect(await take(name)).toBe("misleading");
    expect(await nameOf(member)).toBe(member.name);
    expect(await kindsOf(member)).toEqual([]);
  },
);

test.each(["Agora", "The Agora team", "Member 7", "Deleted member 7", "Moderator"])(
  "a name that reads like the site's, a role's or nobody's is refused: %j",
  async (name) => {
    expect(await take(name)).toBe("misleading");
  },
);

test("a moderator may write their own name otherwise, and may not take a colleague's", async () => {
  expect(await take("Mei Lín", now, moderator)).toBe("done");
  expect(await take("Amara Okafor", now, moderator)).toBe("misleading");
  expect(await take("Mei Lin", now, moderator)).toBe("done");
});

test("a moderator made at the same moment keeps their name for themselves", async () => {
  const { id: memberId } = await makeMember({ name: "Grace Hopper" });
  const promote = () => assignRole(db, admin, { memberId, role: "moderator", note: "" }, now);
  const racing = openDatabase(beforeFirstBatch(d1, promote));
  expect(await chooseName(racing, member, { name: "Grace Hoppеr", siteName }, now)).toBe("misleading");
  expect(await nameOf(member)).toBe(member.name);
  expect(await kindsOf(member)).toEqual([]);
  const other = await makeMember({ name: "Ada Byron" });
  const elsewhere = openDatabase(
    beforeFirstBatch(d1, () =>
      assignRole(db, admin, { memberId: other.id, role: "moderator", note: "" }, now),
    ),
  );
  expect(await chooseName(elsewhere, member, { name: "Someone Else", siteName }, now)).toBe("done");
});

test("a name that was reset, or looks like it, is barred while that stands, also after another was chosen", async () => {
  expect(await take("Free Pills")).toBe("done");
  expect(await resetName(db, moderator, { memberId: member.id, ...grounds }, now)).toBe("done");
  const entryId = await newestEntry();
  expect(await take("Frее  PiIls")).toBe("reset");
  expect(await take("Bea")).toBe("done");
  expect(await take("Free Pills")).toBe("reset");
  expect(await undoAct(db, admin, { entryId }, now)).toBe("done");
  expect(await take("Free Pills")).toBe("done");
  expect(await take("Free Pills", now, await makeMember())).toBe("done");
});

test("a name that is reset at the same moment is barred", async () => {
  expect(await take("Free Pills")).toBe("done");
  const reset = () => resetName(db, moderator, { memberId: member.id, ...grounds }, now);
  const racing = openDatabase(beforeFirstBatch(d1, reset));
  expect(await chooseName(racing, member, { name: "Frее Pills", siteName }, now)).toBe("reset");
  expect(await findMemberRow(member.id)).toMatchObject({ name: null, foldedName: null });
});

test("who is blocked may choose a name; who deleted the account may not", async () => {
  await block(member);
  expect(await take("Bea")).toBe("done");
  const gone = await makeMember();
  await d1.prepare("update members set erased_at = 1, name = null where id = ?").bind(gone.id).run();
  expect(await take("Bea", now, gone)).toBe("forbidden");
  expect(await kindsOf(gone)).toEqual([]);
});
