import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { day } from "~/time/units";
import {
  addNote,
  assignRole,
  blockMember,
  claimCase,
  hidePost,
  ignoreReports,
  overturnAppeal,
  reportPost,
  unblockMember,
  undoAct,
  warnAuthor,
} from "../../support/acts/acts";
import { dataAddress, fillPattern, type Ids, listPages } from "../../support/app/addresses";
import { describeKeys, readPayload } from "../../support/app/payload";
import { startWorker, type Worker } from "../../support/app/worker";
import { grounds, makeTown } from "../../support/confidential/town";
import { names, payloads, type Reader, readers, rootKeys } from "../../support/confidential/payloads";

// The log has pages of two kinds at one address, and so has search.
const pages = [...(await listPages()), "/moderation/log?entry=:entryId", "/search?q=plaza"];
let worker: Worker;
let viewers: Record<Reader, Viewer | undefined>;
let others: Ids;
let own: Ids;

/** Something of everything, so that no list is empty and no key is missing. */
beforeAll(async () => {
  worker = await startWorker();
  const town = await makeTown(worker, "moderator", Date.now() - 3 * day);
  const { db, tick, admin, colleague, subject, author, reporter, hidden, open } = town;
  const { own: ownPost } = await town.makeScene();
  const done = async (outcome: Promise<string>) => expect(await outcome).toBe("done");
  for (const member of [author, subject]) {
    await done(blockMember(db, admin, { memberId: member.id, duration: "1d", ...grounds }, tick()));
    await done(unblockMember(db, admin, { memberId: member.id, ...grounds }, tick()));
  }
  await done(claimCase(db, colleague, { postId: open.id }, tick()));
  const hiding = (await worker.findPostRow(hidden.id))!.hiddenEntryId!;
  const { id: appeal } = await worker.makeAppeal(hiding, { at: tick() });
  const quietHiding = (await worker.findPostRow(town.quiet.id))!.hiddenEntryId!;
  const ownAppeal = await worker.makeAppeal(quietHiding, { at: tick() });
  await worker.makePost({ author, body: "See https://plaza.example/ about it", at: tick() });
  for (const memberId of [author.id, subject.id]) {
    await done(addNote(db, colleague, { memberId, note: "A note" }, tick()));
    await done(ignoreReports(db, admin, { memberId, ignore: true, ...grounds }, tick()));
  }
  // Reported by the author, whose reports are ignored, and by another.
  for (const by of [author, reporter])
    await done(reportPost(db, by, { postId: ownPost.id, reason: "spam", note: "Why" }, tick()));
  await done(assignRole(db, admin, { memberId: subject.id, role: "admin", ...grounds }, tick()));
  await done(undoAct(db, admin, { entryId: await worker.newestEntry() }, tick()));
  // A notice of every kind.
  const answered = await worker.makePost({ author, at: tick() });
  await worker.makeReport(answered, { reporter, at: tick() });
  await done(hidePost(db, colleague, { postId: answered.id, version: 0, ...grounds }, tick()));
  const { id: granted } = await worker.makeAppeal(await worker.newestEntry(), { at: tick() });
  await done(overturnAppeal(db, admin, { appealId: granted, note: "You are right" }, tick()));
  await done(hidePost(db, colleague, { postId: answered.id, version: 2, ...grounds }, tick()));
  await done(undoAct(db, admin, { entryId: await worker.newestEntry() }, tick()));
  const [warned, quiet] = [
    await worker.makePost({ author, at: tick() }),
    await worker.makePost({ author, at: tick() }),
  ];
  await worker.makeReport(warned, { reporter, at: tick() });
  for (const { id: postId } of [warned, quiet])
    await done(warnAuthor(db, colleague, { postId, version: 0, ...grounds }, tick()));
  await done(undoAct(db, admin, { entryId: await worker.newestEntry() }, tick()));
  const blocked = await worker.makeMember();
  await worker.block(blocked, "7d", tick());
  await done(unblockMember(db, admin, { memberId: blocked.id, ...grounds }, tick()));
  await worker.block(blocked);
  viewers = {
    visitor: undefined,
    member: reporter,
    author,
    blocked: { ...blocked, blocked: true },
    moderator: colleague,
    admin,
    self: subject,
  };
  others = { post: open.id, member: author.id, entry: hiding, session: 1, appeal };
  own = { post: ownPost.id, member: subject.id, entry: quietHiding, session: 1, appeal: ownAppeal.id };
});

async function keysOf(pattern: string, reader: Reader): Promise<string> {
  const path = fillPattern(pattern, reader === "self" ? own : others);
  const response = await worker.fetch(dataAddress(path), { as: viewers[reader] });
  if (response.status === 202) return "redirect";
  if (response.status !== 200) return String(response.status);
  const loaded = Object.entries(await readPayload(response)).filter(([route]) => route !== "root");
  return loaded.map(([, { data }]) => describeKeys(data, names)).join(" + ");
}

test("the data of each page is named for each who may read it, key by key", async () => {
  const found: Record<string, Record<string, string>> = {};
  for (const pattern of pages) {
    found[pattern] = {};
    for (const reader of readers) found[pattern][reader] = await keysOf(pattern, reader);
  }
  expect(found).toEqual(payloads);
});

test("so is what every page has", async () => {
  for (const reader of readers) {
    const response = await worker.fetch("/_root.data", { as: viewers[reader] });
    const { root } = await readPayload(response);
    expect([reader, describeKeys(root?.data)]).toEqual([reader, rootKeys[reader]]);
  }
});

test("whether a member is blocked is told to those alone who may block them", async () => {
  const told: Reader[] = ["moderator", "admin", "self"];
  for (const reader of readers) {
    const response = await worker.fetch(`/users/${viewers.blocked!.id}.data`, { as: viewers[reader] });
    const payload = await readPayload(response);
    const control = told.includes(reader) ? "Unblock" : null;
    expect([reader, payload["routes/feed/member"]]).toMatchObject([reader, { data: { control } }]);
  }
});
