import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { findStatement } from "~/moderation/statements/find-statement.server";
import { day } from "~/time/units";
import {
  deletePost,
  dismissCase,
  overturnAppeal,
  unblockMember,
  undoAct,
  unhidePost,
  warnAuthor,
} from "../../support/acts/acts";
import { grounds, startAppealFixture } from "../../support/acts/appeal-fixture";

const { db, now, hider, admin, moderator, makeMember, makePost, makeReport, ...fixture } =
  await startAppealFixture();
const { makeHidden, makeBlocked, hide, makeAppeal, newestEntry, findCaseRow } = fixture;

const read = (viewer: Viewer, entryId: number, at = now) => findStatement(db, viewer, entryId, at);
const version = async ({ id }: { id: number }) => (await findCaseRow(id))?.version ?? 0;

async function makeWarned() {
  const post = await makePost();
  expect(await warnAuthor(db, hider, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
  return { ...post, entryId: await newestEntry() };
}

describe("a statement of reasons", () => {
  test("says what was decided, why, and that it can be appealed, and names nobody", async () => {
    const { id, author, entryId } = await makeHidden();
    const statement = await read(author, entryId);
    expect(statement).toEqual({
      act: expect.objectContaining({ entryId, kind: "post.hidden", at: now, until: null, ...grounds }),
      member: { id: author.id, name: author.name, erased: false },
      isOwn: true,
      kept: false,
      reported: true,
      status: "possible",
      end: null,
    });
    expect(statement?.act.post).toMatchObject({ id, text: ["A post"] });
    expect(JSON.stringify(statement)).not.toContain(hider.name);
  });

  test("is for the member concerned and for moderators, and for nobody else", async () => {
    const { author, entryId } = await makeHidden();
    for (const other of [await makeMember(), { ...moderator, blocked: true }])
      expect(await read(other, entryId)).toBeNull();
    expect(await read({ ...author, blocked: true }, entryId)).toMatchObject({ isOwn: true });
    expect(await read(moderator, entryId)).toMatchObject({ isOwn: false, member: { id: author.id } });
  });

  test("there is none for what is kept from its member, nor for what is no decision about them", async () => {
    const post = await makePost();
    await makeReport(post);
    expect(await dismissCase(db, hider, { postId: post.id, version: 0, ...grounds }, now)).toBe("done");
    for (const viewer of [post.author, admin]) expect(await read(viewer, await newestEntry())).toBeNull();
    expect(await read(admin, 999_999)).toBeNull();
  });

  test("says whether the post had been reported", async () => {
    const post = await makePost();
    expect(await read(post.author, await hide(post))).toMatchObject({ reported: false });
    const { author, entryId } = await makeBlocked();
    expect(await read(author, entryId)).toMatchObject({ reported: null });
  });
});

describe("when a decision is over, its statement says since when and why", () => {
  const later = now + 60_000;

  test("a hiding that was undone, and one that was overturned", async () => {
    const undone = await makeHidden();
    expect(await undoAct(db, admin, { entryId: undone.entryId }, later)).toBe("done");
    expect(await read(undone.author, undone.entryId, later)).toMatchObject({
      status: "over",
      end: { why: "undone", at: later },
    });

    const overturned = await makeHidden();
    const { id: appealId } = await makeAppeal(overturned.entryId, { at: now });
    expect(await overturnAppeal(db, admin, { appealId, note: "" }, later)).toBe("done");
    expect(await read(overturned.author, overturned.entryId, later)).toMatchObject({
      status: "overturned",
      end: { why: "overturned", at: later },
    });
  });

  test("a post that was unhidden, and one that its author deleted", async () => {
    const unhidden = await makeHidden();
    const decision = { postId: unhidden.id, version: await version(unhidden), note: "" };
    expect(await unhidePost(db, moderator, decision, later)).toBe("done");
    const unhiding = await newestEntry();
    expect(await read(unhidden.author, unhidden.entryId, later)).toMatchObject({
      end: { why: "unhidden", at: later },
    });
    // Hidden again by undoing that.
    expect(await undoAct(db, admin, { entryId: unhiding }, later)).toBe("done");
    expect(await read(unhidden.author, unhidden.entryId, later)).toMatchObject({ end: null });

    const deleted = await makeHidden();
    expect(await deletePost(db, deleted.author, { postId: deleted.id }, later)).toBe("done");
    const statement = await read(deleted.author, deleted.entryId, later);
    expect(statement).toMatchObject({ end: { why: "deleted", at: later } });
    expect(statement?.act.post).toMatchObject({ deleted: true, text: [""] });
  });

  test("a block that was lifted, one that ended by itself, and one that is about to be ended by the job", async () => {
    const lifted = await makeBlocked();
    expect(await unblockMember(db, moderator, { memberId: lifted.author.id, note: "" }, later)).toBe("done");
    expect(await read(lifted.author, lifted.entryId, later)).toMatchObject({
      end: { why: "unblocked", at: later },
    });

    const ended = await makeBlocked();
    const end = now + 7 * day;
    const over = { end: { why: "expired", at: end } };
    expect(await read(ended.author, ended.entryId, end)).toMatchObject(over);
    await endExpiredBlocks(db, end + 60_000);
    expect(await read(ended.author, ended.entryId, end + 60_000)).toMatchObject({ end: { why: "expired" } });
  });

  test("a warning that was undone", async () => {
    const { author, entryId } = await makeWarned();
    expect(await read(author, entryId)).toMatchObject({ end: null, reported: false, status: "possible" });
    expect(await undoAct(db, admin, { entryId }, later)).toBe("done");
    expect(await read(author, entryId, later)).toMatchObject({ end: { why: "undone", at: later } });
  });
});
