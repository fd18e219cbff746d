import { expect, test } from "vitest";
import { type Role, roles } from "~/db/vocabulary";
import { day } from "~/time/units";
import { assignRole } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const { makeMember, block, findMemberRow, listEntries } = makersFor(db);
const now = Date.now();
const grounds = { note: "They asked for it." };
const admin = await makeMember({ role: "admin" });

const pairs = roles.flatMap((from) => roles.filter((to) => to !== from).map((to) => ({ from, to })));
test.each(pairs)("an admin makes a $from a $to, and the log says from what to what", async ({ from, to }) => {
  const { id: memberId } = await makeMember({ role: from });
  expect(await assignRole(db, admin, { memberId, role: to, ...grounds }, now)).toBe("done");
  expect(await findMemberRow(memberId)).toMatchObject({ role: to });
  expect(await listEntries({ memberId })).toMatchObject([
    { kind: "role.assigned", actorId: admin.id, at: now, details: { from, to }, reason: null, ...grounds },
  ]);
});

test("nobody changes their own role, not even an admin's downwards", async () => {
  for (const role of ["member", "moderator", "admin"] as const)
    expect(await assignRole(db, admin, { memberId: admin.id, role, ...grounds }, now)).toBe("forbidden");
  expect(await findMemberRow(admin.id)).toMatchObject({ role: "admin" });
  expect(await listEntries({ memberId: admin.id })).toEqual([]);
});

test("the role that somebody has already is not given again", async () => {
  const { id: memberId } = await makeMember({ role: "moderator" });
  expect(await assignRole(db, admin, { memberId, role: "moderator", ...grounds }, now)).toBe("conflict");
  expect(await listEntries({ memberId })).toEqual([]);
});

test("the blocked are not raised, though they can fall, and rise again when the block is over", async () => {
  const member = await makeMember();
  await block(member, "1d", now);
  const raise = (at: number) =>
    assignRole(db, admin, { memberId: member.id, role: "moderator", ...grounds }, at);
  expect(await raise(now)).toBe("conflict");
  expect(await findMemberRow(member.id)).toMatchObject({ role: "member" });
  expect(await raise(now + day)).toBe("done");

  const moderator = await makeMember({ role: "moderator" });
  await block(moderator, "1d", now);
  const fall = { memberId: moderator.id, role: "member" as Role, ...grounds };
  expect(await assignRole(db, admin, fall, now)).toBe("done");
});

test("an admin demoted meanwhile assigns no role, even from a page opened before", async () => {
  const [demoted, victim] = [await makeMember({ role: "admin" }), await makeMember()];
  await assignRole(db, admin, { memberId: demoted.id, role: "member", ...grounds }, now);
  const raise = { memberId: victim.id, role: "admin" as Role, ...grounds };
  expect(await assignRole(db, demoted, raise, now)).toBe("forbidden");
  expect(await findMemberRow(victim.id)).toMatchObject({ role: "member" });
  expect(await listEntries({ memberId: victim.id })).toEqual([]);
});

test("of two admins who give one member different roles at once, the log says what became of it", async () => {
  const other = await makeMember({ role: "admin" });
  for (let round = 0; round < 5; round++) {
    const { id: memberId } = await makeMember();
    await Promise.all([
      assignRole(db, admin, { memberId, role: "moderator", ...grounds }, now),
      assignRole(db, other, { memberId, role: "admin", ...grounds }, now),
    ]);
    const entries = await listEntries({ memberId });
    // Each entry starts from the role that the previous one gave.
    for (const [at, { details }] of entries.entries())
      expect(details.from).toBe(at === 0 ? "member" : entries[at - 1]?.details.to);
    expect((await findMemberRow(memberId))?.role).toBe(entries.at(-1)?.details.to);
  }
});
