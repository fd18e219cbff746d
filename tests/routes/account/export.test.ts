import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { seal } from "~/accounts/seal.server";
import { identities } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import { day } from "~/time/units";
import {
  addNote,
  blockMember,
  deletePost,
  dismissCase,
  hidePost,
  ignoreReports,
  undoAct,
  warnAuthor,
  withdrawReport,
} from "../../support/acts/acts";
import { bindings } from "../../support/app/app-worker";
import { startWorker } from "../../support/app/worker";

const schema = JSON.parse(readFileSync("docs/export.schema.json", "utf8")) as object;
const ajv = new Ajv2020({ allErrors: true });
const validate = ajv.compile(schema);

const worker = await startWorker();
const { db } = worker;
const grounds = { reason: "spam", note: "For the author" } as const;
const admin = await worker.makeMember({ role: "admin" });

type Item = Record<string, unknown>;
type Export = { member: Item } & Record<
  "identities" | "sessions" | "posts" | "reports" | "appeals" | "notices" | "log",
  Item[]
>;

async function exportOf(member: Viewer): Promise<Export> {
  const response = await worker.fetch("/account/export", { as: member });
  expect(response.status).toBe(200);
  const exported = (await response.json()) as Export;
  expect(validate(exported), JSON.stringify(validate.errors)).toBe(true);
  return exported;
}

test("is a file to download, which nobody keeps, with the headers of every answer", async () => {
  const member = await worker.makeMember();
  for (const method of ["GET", "HEAD"]) {
    const response = await worker.fetch("/account/export", { as: member, method });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "cache-control": "private, no-store",
      "content-disposition": expect.stringMatching(/^attachment; filename="export-\d{4}-\d\d-\d\d\.json"$/),
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'none'"),
    });
  }
});

test("of somebody who has done nothing is valid and empty", async () => {
  const exported = await exportOf(await worker.makeMember());
  for (const list of ["posts", "reports", "appeals", "notices", "log"] as const)
    expect(exported[list]).toEqual([]);
});

describe("of somebody who has done much", () => {
  let member: Viewer;
  let exported: Export;
  let ids: Record<
    "public" | "hidden" | "warned" | "deleted" | "erased" | "open" | "settled" | "back",
    number
  >;

  beforeAll(async () => {
    member = await worker.makeMember({ name: "Mira" });
    const write = async (body: string) => (await worker.makePost({ author: member, body })).id;
    const others = async () => (await worker.makePost()).id;
    ids = {
      public: await write('Public "quoted" \u2028 שלום 💩'),
      hidden: await write("Hidden"),
      warned: await write("Warned"),
      deleted: await write("Deleted"),
      erased: await write("Erased"),
      open: await others(),
      settled: await others(),
      back: await others(),
    };
    const now = Date.now();
    const decide = (postId: number) => ({ postId, version: 0, ...grounds });
    await hidePost(db, admin, decide(ids.hidden), now);
    await worker.makeAppeal((await worker.findPostRow(ids.hidden))!.hiddenEntryId!, {
      body: "It was a joke.",
    });
    await warnAuthor(db, admin, decide(ids.warned), now);
    await deletePost(db, member, { postId: ids.deleted }, now);
    await deletePost(db, member, { postId: ids.erased }, now - 31 * day);
    for (const id of [ids.open, ids.settled, ids.back])
      await worker.makeReport({ id }, { reporter: member, note: "Mine" });
    await dismissCase(db, admin, { postId: ids.settled, version: 0, note: "Not so" }, now);
    await withdrawReport(db, member, { postId: ids.back }, now);
    const accessToken = await seal(bindings.TOKEN_KEY, "access-token", "the-access-token");
    const claims = { sub: "x", picture: "https://pictures.example/" };
    await db.update(identities).set({ accessToken, claims }).where(eq(identities.memberId, member.id));
    exported = await exportOf(member);
  });

  test("has the account, the login, and where one is logged in", () => {
    expect(exported.member).toMatchObject({
      id: member.id,
      name: "Mira",
      role: "member",
      posts: 3,
      timesHidden: 1,
      timesWarned: 1,
    });
    expect(exported.identities).toMatchObject([
      { provider: "auth0", claims: { picture: "https://pictures.example/" } },
    ]);
    expect(exported.sessions).toMatchObject([{ current: true }]);
  });

  test("has all posts, newest first; of the deleted ones the text while it is kept", () => {
    expect(exported.posts).toMatchObject([
      { id: ids.erased, text: null, visibility: "deleted" },
      { id: ids.deleted, text: "Deleted", visibility: "deleted" },
      { id: ids.warned, text: "Warned", visibility: "public" },
      { id: ids.hidden, text: "Hidden", visibility: "hidden" },
      { id: ids.public, text: 'Public "quoted" \u2028 שלום 💩', visibility: "public" },
    ]);
  });

  test("has one's reports and appeals, with what came of them", () => {
    const outcomes = Object.fromEntries(exported.reports.map(({ postId, outcome }) => [postId, outcome]));
    expect(outcomes).toEqual({ [ids.open]: "open", [ids.settled]: "dismissed", [ids.back]: "withdrawn" });
    expect(exported.appeals).toMatchObject([{ text: "It was a joke.", state: "open", reply: "" }]);
  });

  test("has decisions as one was told of them", () => {
    const told = exported.notices.map(({ kind, note, reason }) => ({ kind, note, reason }));
    expect(told).toEqual([
      { kind: "report.dismissed", note: "Not so", reason: "spam" },
      { kind: "post.warned", note: "For the author", reason: "spam" },
      { kind: "post.hidden", note: "For the author", reason: "spam" },
    ]);
    expect(exported.notices.map(({ text }) => text)).toContain(
      "A moderator hid your post. Only you and the moderators can see it.",
    );
  });

  test("has every entry of the log that one made, and no other", async () => {
    const all = await db.select({ id: log.id }).from(log).where(eq(log.actorId, member.id)).orderBy(log.id);
    expect(exported.log.map(({ id }) => Number(id)).sort((a, b) => a - b)).toEqual(all.map(({ id }) => id));
    const kinds = ["appeal.sent", "post.created", "post.deleted", "post.reported", "report.withdrawn"];
    expect(new Set(exported.log.map(({ kind }) => kind))).toEqual(new Set(kinds));
  });

  test("has neither the token nor the session's hash nor anybody who decided", () => {
    const text = JSON.stringify(exported);
    for (const secret of [
      "the-access-token",
      "tokenHash",
      "accessToken",
      admin.name!,
      `"memberId":${admin.id}`,
    ])
      expect(text).not.toContain(secret);
  });
});

test("of a moderator has their acts, with what they wrote", async () => {
  const moderator = await worker.makeMember({ role: "moderator" });
  const post = await worker.makePost();
  await hidePost(db, moderator, { postId: post.id, version: 0, ...grounds }, Date.now());
  const entryId = await worker.newestEntry();
  await undoAct(db, moderator, { entryId }, Date.now());
  await addNote(db, moderator, { memberId: post.author.id, note: "My own words" }, Date.now());
  expect((await exportOf(moderator)).log).toMatchObject([
    { kind: "note.added", note: "My own words" },
    { kind: "act.undone", reverses: entryId },
    { kind: "post.hidden", postId: post.id, memberId: post.author.id, reason: "spam" },
  ]);
});

test("keeps from members what pages keep from them", async () => {
  const [watched, like] = [await worker.makeMember(), await worker.makeMember()];
  const at = Date.now() - day;
  const written = await Promise.all(
    [watched, like].map((author) => worker.makePost({ author, body: "The same", at })),
  );
  await addNote(db, admin, { memberId: watched.id, note: "Keep an eye on them" }, at);
  await ignoreReports(db, admin, { memberId: watched.id, ignore: true, ...grounds }, at);
  await worker.makeReport(written[0]!, { at });
  await worker.makeReport(written[0]!, { at });
  const post = await worker.makePost();
  for (const reporter of [watched, like]) await worker.makeReport(post, { reporter, at });
  await dismissCase(db, admin, { postId: post.id, version: 0, note: "No" }, at);
  // All that is different is who they are, and the numbers of what is theirs.
  const anonymous = (exported: Export) =>
    JSON.parse(JSON.stringify(exported), (key, value: unknown) =>
      /^(id|name|identities|at|\w+(At|Id))$/.test(key) ? null : value,
    ) as unknown;
  expect(anonymous(await exportOf(watched))).toEqual(anonymous(await exportOf(like)));
});

test("of somebody blocked says until when", async () => {
  const member = await worker.makeMember();
  await blockMember(db, admin, { memberId: member.id, duration: "forever", ...grounds }, Date.now());
  const { member: row, notices } = await exportOf({ ...member, blocked: true });
  expect(row.block).toEqual({ until: null });
  expect(notices).toMatchObject([{ kind: "user.blocked" }]);
});
