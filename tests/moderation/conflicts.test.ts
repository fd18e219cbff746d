import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { type Database, openDatabase } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { day } from "~/time/units";
import {
  addNote,
  assignRole,
  blockMember,
  claimCase,
  deletePost,
  dismissCase,
  hidePost,
  ignoreReports,
  overturnAppeal,
  releaseCase,
  reportPost,
  sendAppeal,
  unblockMember,
  undoAct,
  unhidePost,
  upholdAppeal,
  warnAuthor,
  withdrawReport,
} from "../support/acts/acts";
import { startDatabase } from "../support/database/database";
import { beforeFirstBatch } from "../support/database/counts/intercept-calls";
import { makersFor } from "../support/database/makers";
import { installWriteCounter } from "../support/database/counts/write-counter";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, makeAppeal, block, newestEntry } = makersFor(db);
const countWrites = await installWriteCounter(d1);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const admin = await makeMember({ role: "admin" });
const moderator = await makeMember({ role: "moderator" });

/** Something happens between what the act reads and its batch, which must then change nothing. */
async function expectTooLate(
  act: (db: Database) => Promise<string>,
  meanwhile: () => Promise<unknown>,
  outcome: string,
) {
  let before = await countWrites();
  const late = beforeFirstBatch(d1, async () => {
    await meanwhile();
    before = await countWrites();
  });
  expect(await act(openDatabase(late))).toBe(outcome);
  expect(await countWrites()).toEqual(before);
}

test("a member who is promoted meanwhile is not blocked by a moderator of the same rank", async () => {
  const { author } = await makePost();
  await expectTooLate(
    (late) => blockMember(late, moderator, { memberId: author.id, duration: "1d", ...grounds }, now),
    () => assignRole(db, admin, { memberId: author.id, role: "moderator", ...grounds }, now),
    "conflict",
  );
});

test("a moderator who is demoted meanwhile blocks nobody", async () => {
  const demoted = await makeMember({ role: "moderator" });
  const { author } = await makePost();
  await expectTooLate(
    (late) => blockMember(late, demoted, { memberId: author.id, duration: "1d", ...grounds }, now),
    () => assignRole(db, admin, { memberId: demoted.id, role: "member", ...grounds }, now),
    "forbidden",
  );
});

test("an admin who is demoted to moderator meanwhile unblocks no moderator", async () => {
  const demoted = await makeMember({ role: "admin" });
  const blocked = await makeMember({ role: "moderator" });
  await block(blocked);
  await expectTooLate(
    (late) => unblockMember(late, demoted, { memberId: blocked.id, ...grounds }, now),
    () => assignRole(db, admin, { memberId: demoted.id, role: "moderator", ...grounds }, now),
    "conflict",
  );
});

test("a post that goes out of sight meanwhile is not reported", async () => {
  const reporter = await makeMember();
  const hidden = await makePost();
  const report = (postId: number) => (late: Database) =>
    reportPost(late, reporter, { postId, ...grounds }, now);
  const hide = () => hidePost(db, moderator, { postId: hidden.id, version: 0, ...grounds }, now);
  await expectTooLate(report(hidden.id), hide, "not-found");
  const deleted = await makePost();
  await expectTooLate(
    report(deleted.id),
    () => deletePost(db, deleted.author, { postId: deleted.id }, now),
    "not-found",
  );
  const blocked = await makePost();
  await expectTooLate(report(blocked.id), () => block(blocked.author), "not-found");
});

test("a case that a colleague decides meanwhile is not decided again", async () => {
  const post = await makePost();
  await makeReport(post);
  const seen = { postId: post.id, version: 0, ...grounds };
  const colleague = await makeMember({ role: "moderator" });
  const hide = (late: Database) => hidePost(late, moderator, seen, now);
  await expectTooLate(hide, () => dismissCase(db, colleague, seen, now), "conflict");
});

test("an author is not warned about a post that a colleague hides meanwhile, nor twice", async () => {
  const colleague = await makeMember({ role: "moderator" });
  for (const act of [hidePost, warnAuthor]) {
    const seen = { postId: (await makePost()).id, version: 0, ...grounds };
    const warn = (late: Database) => warnAuthor(late, moderator, seen, now);
    await expectTooLate(warn, () => act(db, colleague, seen, now), "conflict");
  }
});

test("a case whose author is blocked meanwhile is not dismissed", async () => {
  const post = await makePost();
  await makeReport(post);
  await expectTooLate(
    (late) => dismissCase(late, moderator, { postId: post.id, version: 0, ...grounds }, now),
    () => block(post.author),
    "conflict",
  );
});

test("a role that changes meanwhile is not overwritten", async () => {
  const { id: memberId } = await makeMember();
  const other = await makeMember({ role: "admin" });
  await expectTooLate(
    (late) => assignRole(late, admin, { memberId, role: "moderator", ...grounds }, now),
    () => assignRole(db, other, { memberId, role: "admin", ...grounds }, now),
    "conflict",
  );
});

test("a member who is blocked or erased meanwhile is not promoted", async () => {
  const blocked = await makeMember();
  const promote = (memberId: number) => (late: Database) =>
    assignRole(late, admin, { memberId, role: "admin", ...grounds }, now);
  await expectTooLate(promote(blocked.id), () => block(blocked), "conflict");
  const erased = await makeMember();
  const erase = () => db.update(members).set({ erasedAt: now }).where(eq(members.id, erased.id));
  await expectTooLate(promote(erased.id), async () => await erase(), "conflict");
});

test("an author who is blocked meanwhile does not delete", async () => {
  const post = await makePost();
  const remove = (late: Database) => deletePost(late, post.author, { postId: post.id }, now);
  await expectTooLate(remove, () => block(post.author), "forbidden");
});

const colleague = await makeMember({ role: "moderator" });
const undo = (entryId: number, by: Viewer) => (late: Database) => undoAct(late, by, { entryId }, now);
const demote = (id: number) => () => assignRole(db, admin, { memberId: id, role: "member", ...grounds }, now);
const erase = (id: number) => async () => {
  await db.update(members).set({ erasedAt: now }).where(eq(members.id, id));
};

async function makeHidden() {
  const post = await makePost();
  expect(await hidePost(db, colleague, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
  return { ...post, entryId: await newestEntry() };
}

async function makeDismissed() {
  const post = await makePost();
  await makeReport(post, { at: now - 3 * day });
  const at = now - 2 * day;
  expect(await dismissCase(db, colleague, { postId: post.id, version: 0, ...grounds }, at)).toBe("done");
  return { ...post, entryId: await newestEntry() };
}

test("what a colleague undoes meanwhile is not undone again", async () => {
  for (const { entryId } of [await makeHidden(), await makeDismissed()])
    await expectTooLate(undo(entryId, moderator), () => undo(entryId, colleague)(db), "conflict");
});

test("a dismissal whose post is reported again meanwhile stands", async () => {
  const post = await makeDismissed();
  await expectTooLate(undo(post.entryId, moderator), () => makeReport(post, { reason: "hate" }), "conflict");
});

test("a hiding that is lifted meanwhile, and the end of one whose post is deleted meanwhile, are not undone", async () => {
  const hidden = await makeHidden();
  const unhide = { postId: hidden.id, version: 1, ...grounds };
  await expectTooLate(
    undo(hidden.entryId, moderator),
    () => unhidePost(db, colleague, unhide, now),
    "conflict",
  );
  const deleted = await makeHidden();
  expect(await unhidePost(db, colleague, { ...unhide, postId: deleted.id }, now)).toBe("done");
  await expectTooLate(
    undo(await newestEntry(), moderator),
    () => deletePost(db, deleted.author, { postId: deleted.id }, now),
    "conflict",
  );
});

test("who falls meanwhile undoes nothing, nor about somebody who rises or whose account is deleted meanwhile", async () => {
  const demoted = await makeMember({ role: "moderator" });
  const { entryId } = await makeHidden();
  await expectTooLate(undo(entryId, demoted), demote(demoted.id), "forbidden");

  const blocked = async () => {
    const member = await makeMember();
    await block(member);
    return { id: member.id, entryId: await newestEntry() };
  };
  const [promoted, erased] = [await blocked(), await blocked()];
  // Written to the database: the blocked cannot be promoted.
  const promote = () => db.update(members).set({ role: "admin" }).where(eq(members.id, promoted.id));
  await expectTooLate(undo(promoted.entryId, moderator), async () => await promote(), "conflict");
  await expectTooLate(undo(erased.entryId, moderator), erase(erased.id), "conflict");
});

test("a block that is lifted meanwhile is not undone, nor its end once there is another", async () => {
  const { id: memberId } = await makeMember();
  const again = { memberId, duration: "7d" as const, ...grounds };
  expect(await blockMember(db, colleague, again, now)).toBe("done");
  const lift = () => unblockMember(db, colleague, { memberId, ...grounds }, now);
  await expectTooLate(undo(await newestEntry(), moderator), lift, "conflict");
  const lifting = await newestEntry();
  await expectTooLate(undo(lifting, moderator), () => blockMember(db, colleague, again, now), "conflict");
});

test("a role that changes meanwhile is not given back", async () => {
  const { id: memberId } = await makeMember();
  const assign = (role: "moderator" | "admin") => () =>
    assignRole(db, admin, { memberId, role, ...grounds }, now);
  expect(await assign("moderator")()).toBe("done");
  const otherAdmin = await makeMember({ role: "admin" });
  await expectTooLate(undo(await newestEntry(), otherAdmin), assign("admin"), "conflict");
});

test("a case that a colleague claims or decides meanwhile is not claimed", async () => {
  const [claimed, decided] = [await makePost(), await makePost()];
  for (const post of [claimed, decided]) await makeReport(post);
  const claim = (postId: number, by: Viewer) => (late: Database) => claimCase(late, by, { postId }, now);
  await expectTooLate(claim(claimed.id, moderator), () => claim(claimed.id, colleague)(db), "conflict");
  const dismiss = { postId: decided.id, version: 0, ...grounds };
  await expectTooLate(
    claim(decided.id, moderator),
    () => dismissCase(db, colleague, dismiss, now),
    "conflict",
  );
});

test("a claim is neither renewed nor released by one who falls or is blocked meanwhile, nor released when decided", async () => {
  const post = await makePost();
  await makeReport(post);
  const input = { postId: post.id };
  for (const act of [claimCase, releaseCase])
    for (const stop of ["demote", "block"] as const) {
      const holder = await makeMember({ role: "moderator" });
      expect(await claimCase(db, holder, input, now)).toBe("done");
      await expectTooLate(
        (late) => act(late, holder, input, now + 1),
        () => (stop === "demote" ? demote(holder.id)() : block(holder)),
        "forbidden",
      );
      await d1.prepare("update cases set claimed_by_id = null, claimed_until = null").run();
    }
  expect(await claimCase(db, moderator, input, now)).toBe("done");
  await expectTooLate(
    (late) => releaseCase(late, moderator, input, now),
    () => dismissCase(db, colleague, { ...input, version: 0, ...grounds }, now),
    "conflict",
  );
});

test("a report that is decided meanwhile is not withdrawn, nor one by somebody blocked meanwhile", async () => {
  const [decided, blocked] = [await makePost(), await makePost()];
  const [first, second] = [await makeReport(decided), await makeReport(blocked)];
  await expectTooLate(
    (late) => withdrawReport(late, first, { postId: decided.id }, now),
    () => dismissCase(db, colleague, { postId: decided.id, version: 0, ...grounds }, now),
    "conflict",
  );
  await expectTooLate(
    (late) => withdrawReport(late, second, { postId: blocked.id }, now),
    () => block(second),
    "forbidden",
  );
});

test("no note is added about an account that is deleted meanwhile, nor are its reports ignored", async () => {
  const [noted, ignored] = [await makeMember(), await makeMember()];
  await expectTooLate(
    (late) => addNote(late, moderator, { memberId: noted.id, note: "Spoke to them." }, now),
    erase(noted.id),
    "conflict",
  );
  const input = { memberId: ignored.id, ignore: true, ...grounds };
  await expectTooLate((late) => ignoreReports(late, moderator, input, now), erase(ignored.id), "conflict");
});

test("nobody deleted meanwhile is blocked, unblocked or given a role", async () => {
  const [one, two, three] = [await makeMember(), await makeMember(), await makeMember()];
  await block(two);
  await expectTooLate(
    (late) => blockMember(late, moderator, { memberId: one.id, duration: "1d", ...grounds }, now),
    erase(one.id),
    "conflict",
  );
  await expectTooLate(
    (late) => unblockMember(late, moderator, { memberId: two.id, ...grounds }, now),
    erase(two.id),
    "conflict",
  );
  await expectTooLate(
    (late) => assignRole(late, admin, { memberId: three.id, role: "moderator", ...grounds }, now),
    erase(three.id),
    "conflict",
  );
});

test("reports that a colleague has ignored meanwhile are not ignored twice, nor those of one who rises", async () => {
  const [one, promoted] = [await makeMember(), await makeMember()];
  const ignore = (memberId: number, by: Viewer) => (late: Database) =>
    ignoreReports(late, by, { memberId, ignore: true, ...grounds }, now);
  await expectTooLate(ignore(one.id, moderator), () => ignore(one.id, colleague)(db), "conflict");
  const promotion = { memberId: promoted.id, role: "moderator" as const, ...grounds };
  await expectTooLate(
    ignore(promoted.id, moderator),
    () => assignRole(db, admin, promotion, now),
    "conflict",
  );
});

test("an act that is undone, or whose post is deleted, or that is appealed against meanwhile is not appealed against", async () => {
  const appeal =
    ({ author, entryId }: { author: Viewer; entryId: number }) =>
    (late: Database) =>
      sendAppeal(late, author, { entryId, body: "It was a joke." }, now);
  const [undone, deleted, twice] = [await makeHidden(), await makeHidden(), await makeHidden()];
  await expectTooLate(appeal(undone), () => undo(undone.entryId, colleague)(db), "over");
  await expectTooLate(
    appeal(deleted),
    () => deletePost(db, deleted.author, { postId: deleted.id }, now),
    "over",
  );
  const other = { entryId: twice.entryId, body: "Please." };
  await expectTooLate(appeal(twice), () => sendAppeal(db, twice.author, other, now), "already");
});

describe.each(Object.entries({ uphold: upholdAppeal, overturn: overturnAppeal }))("%s", (_, decide) => {
  const decideBy = (appealId: number, by: Viewer) => (late: Database) =>
    decide(late, by, { appealId, note: "" }, now);

  test("changes nothing when the appeal is decided meanwhile, or the act undone", async () => {
    const third = await makeMember({ role: "moderator" });
    for (const first of [upholdAppeal, overturnAppeal]) {
      const { id: appealId } = await makeAppeal((await makeHidden()).entryId);
      const before = () => first(db, third, { appealId, note: "" }, now);
      await expectTooLate(decideBy(appealId, moderator), before, "conflict");
    }
    const { entryId } = await makeHidden();
    const { id: appealId } = await makeAppeal(entryId);
    await expectTooLate(decideBy(appealId, moderator), () => undo(entryId, third)(db), "conflict");
  });

  test("changes nothing when the actor is demoted meanwhile, or the appellant's account deleted", async () => {
    const demoted = await makeMember({ role: "moderator" });
    const [first, second] = [await makeHidden(), await makeHidden()];
    const { id: appealId } = await makeAppeal(first.entryId);
    await expectTooLate(decideBy(appealId, demoted), demote(demoted.id), "forbidden");
    const { id: later } = await makeAppeal(second.entryId);
    await expectTooLate(decideBy(later, moderator), erase(second.author.id), "conflict");
  });
});
