import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { appeals } from "~/db/tables/appeals.server";
import { day } from "~/time/units";
import {
  assignRole,
  deletePost,
  sendAppeal,
  unblockMember,
  undoAct,
  unhidePost,
  upholdAppeal,
} from "../../support/acts/acts";
import { grounds, startAppealFixture } from "../../support/acts/appeal-fixture";

const {
  db,
  now,
  makeMember,
  makePost,
  makeAppeal,
  findPostRow,
  listEntries,
  noticesByMember,
  newestEntry,
  hider,
  moderator,
  admin,
  hide,
  makeHidden,
  makeBlocked,
} = await startAppealFixture();

const send = (by: Viewer, entryId: number, at = now) =>
  sendAppeal(db, by, { entryId, body: "It was a joke." }, at);

describe("sending", () => {
  test("the author of a hidden post appeals, and the log says against what", async () => {
    const { id: postId, author, entryId } = await makeHidden();
    expect(await send(author, entryId)).toBe("done");
    const [row] = await db.select().from(appeals).where(eq(appeals.entryId, entryId));
    expect(row).toMatchObject({
      memberId: author.id,
      body: "It was a joke.",
      createdAt: now,
      state: "open",
      decidedAt: null,
      decidedById: null,
      decidedEntryId: null,
      reply: "",
    });
    expect((await listEntries({ postId })).at(-1)).toMatchObject({
      kind: "appeal.sent",
      actorId: author.id,
      memberId: author.id,
      at: now,
      note: "",
      details: { appealId: row?.id, appealedId: entryId },
    });
    expect(await findPostRow(postId)).toMatchObject({ hiddenEntryId: entryId });
    expect(await noticesByMember(await newestEntry())).toEqual({});
  });

  test("the blocked appeal, though they may do nothing else", async () => {
    const { author, entryId } = await makeBlocked();
    expect(await send({ ...author, blocked: true }, entryId)).toBe("done");
    expect((await listEntries({ memberId: author.id })).at(-1)).toMatchObject({
      kind: "appeal.sent",
      postId: null,
      details: { appealedId: entryId },
    });
  });

  test("one appeal an act, also after it was decided", async () => {
    const { author, entryId } = await makeHidden();
    const { id: appealId } = await makeAppeal(entryId);
    const newest = await newestEntry();
    expect(await sendAppeal(db, author, { entryId, body: "Other words" }, now)).toBe("already");
    expect(await sendAppeal(db, author, { entryId, body: "It was a joke." }, now)).toBe("done");
    expect(await upholdAppeal(db, moderator, { appealId, note: "No." }, now)).toBe("done");
    expect(await sendAppeal(db, author, { entryId, body: "Other words" }, now)).toBe("already");
    expect(await newestEntry()).toBe(newest + 1);
    expect(await db.select().from(appeals).where(eq(appeals.entryId, entryId))).toHaveLength(1);
  });

  test("each hiding of a post can be appealed against for itself, while it holds", async () => {
    const { id: postId, author, entryId } = await makeHidden();
    expect(await unhidePost(db, moderator, { postId, version: 1, ...grounds }, now)).toBe("done");
    const second = await hide({ id: postId });
    expect(await send(author, entryId)).toBe("over");
    expect(await send(author, second)).toBe("done");
  });

  test("nobody appeals against what concerned somebody else, or against anything but a hiding or a block", async () => {
    const { id: postId, author, entryId } = await makeHidden();
    for (const other of [await makeMember(), hider, admin])
      expect(await send(other, entryId)).toBe("not-found");
    expect(await send(author, 999_999)).toBe("not-found");
    const raise = { memberId: author.id, role: "moderator" as const, ...grounds };
    expect(await assignRole(db, admin, raise, now)).toBe("done");
    for (const { id, kind } of await listEntries({ memberId: author.id }))
      if (kind !== "post.hidden") expect(await send(author, id), kind).toBe("not-found");
    const newest = await newestEntry();
    expect(await unhidePost(db, moderator, { postId, version: 1, ...grounds }, now)).toBe("done");
    expect(await send(author, newest + 1)).toBe("not-found");
  });

  test("there is nothing to appeal against once the act is over", async () => {
    const ended: Record<string, () => Promise<{ author: Viewer; entryId: number; at?: number }>> = {
      "the post was brought back": async () => {
        const post = await makeHidden();
        const unhide = { postId: post.id, version: 1, ...grounds };
        expect(await unhidePost(db, moderator, unhide, now)).toBe("done");
        return post;
      },
      "the hiding was undone": async () => {
        const post = await makeHidden();
        expect(await undoAct(db, moderator, { entryId: post.entryId }, now)).toBe("done");
        return post;
      },
      "the post was deleted": async () => {
        const post = await makeHidden();
        expect(await deletePost(db, post.author, { postId: post.id }, now)).toBe("done");
        return post;
      },
      "the block was lifted": async () => {
        const post = await makeBlocked();
        const lift = { memberId: post.author.id, ...grounds };
        expect(await unblockMember(db, moderator, lift, now)).toBe("done");
        return post;
      },
      "the block was undone": async () => {
        const post = await makeBlocked();
        expect(await undoAct(db, moderator, { entryId: post.entryId }, now)).toBe("done");
        return post;
      },
      "the time is up, though the clock has not been by": async () => ({
        ...(await makeBlocked()),
        at: now + 7 * day,
      }),
    };
    for (const [how, make] of Object.entries(ended)) {
      const { author, entryId, at } = await make();
      const newest = await newestEntry();
      expect(await send(author, entryId, at), how).toBe("over");
      expect(await newestEntry(), how).toBe(newest);
      expect(await db.select().from(appeals).where(eq(appeals.entryId, entryId)), how).toEqual([]);
    }
  });

  test("nobody appeals more than five times a day", async () => {
    const author = await makeMember();
    const entries: number[] = [];
    for (let at = 0; at < 6; at++) {
      const post = await makePost({ author, at: now - (9 - at) * day });
      entries.push(await hide(post));
    }
    const outcomes = await Promise.all(entries.map((entryId) => send(author, entryId)));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(5);
    const refused = entries[outcomes.indexOf("too-fast")] ?? 0;
    expect(await db.select().from(appeals).where(eq(appeals.entryId, refused))).toEqual([]);
    expect(await send(author, refused, now + day - 1)).toBe("too-fast");
    expect(await send(author, refused, now + day)).toBe("done");
  });
});
