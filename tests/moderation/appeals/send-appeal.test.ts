import { eq, notInArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openDatabase } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { deletePost } from "~/feed/delete-post.server";
import { sendAppeal } from "~/moderation/appeals/send-appeal.server";
import { endBlocks } from "~/moderation/blocks/end-blocks.server";
import {
  assignRole,
  blockMember,
  dismissCase,
  hidePost,
  overturnAppeal,
  unblockMember,
  undoAct,
  unhidePost,
  upholdAppeal,
} from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";
import { dumpState } from "../../support/database/moderation-state";
import { withMeanwhile } from "../../support/database/trips";

const { db, d1 } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport, makeAppeal, block } = makers;
const { findPostRow, findCaseRow, findMemberRow, findAppealRow } = makers;
const { listReports, listEntries, listTold, newestEntry } = makers;
const now = Date.now();
const day = 86_400_000;
const grounds = { reason: "hate" as const, note: "a slur" };
const hider = await makeMember({ role: "moderator" });
const moderator = await makeMember({ role: "moderator" });
const admin = await makeMember({ role: "admin" });

type Post = { id: number; author: Viewer };

async function hide({ id: postId }: { id: number }, by = hider, at = now): Promise<number> {
  const version = (await findCaseRow(postId))?.version ?? 0;
  expect(await hidePost(db, by, { postId, version, ...grounds }, at)).toBe("done");
  return newestEntry();
}

async function makeHidden(author?: Viewer): Promise<Post & { entryId: number }> {
  const post = await makePost({ author: author ?? (await makeMember()) });
  await makeReport(post);
  return { ...post, entryId: await hide(post) };
}

async function makeBlocked(by = hider, at = now) {
  const post = await makePost();
  await makeReport(post);
  const input = { memberId: post.author.id, duration: "7d" as const, ...grounds };
  expect(await blockMember(db, by, input, at)).toBe("done");
  return { ...post, entryId: await newestEntry() };
}

const send = (by: Viewer, entryId: number, at = now) =>
  sendAppeal(db, by, { entryId, body: "It was a joke." }, at);

/** The whole state but for appeals, which nothing takes away. */
const dumpBesides = async () => (await dumpState(d1)).filter((row) => !row.startsWith("appeals "));

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
    expect(await listTold(await newestEntry())).toEqual({});
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
    expect(await send(author, entryId)).toBe("already");
    expect(await upholdAppeal(db, moderator, { appealId, note: "No." }, now)).toBe("done");
    expect(await send(author, entryId)).toBe("already");
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
        expect(await deletePost(db, post.author, post.id, now)).toBe("done");
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

describe("upholding", () => {
  test("leaves the act as it is, with a reply, and tells the person once", async () => {
    const { id: postId, author, entryId } = await makeHidden();
    const { id: appealId } = await makeAppeal(entryId);
    const before = await dumpBesides();
    expect(await upholdAppeal(db, moderator, { appealId, note: "It stays." }, now + 1)).toBe("done");
    expect(await dumpBesides()).toEqual(before);
    const entry = (await listEntries({ postId })).at(-1);
    expect(entry).toMatchObject({
      kind: "appeal.upheld",
      actorId: moderator.id,
      memberId: author.id,
      note: "It stays.",
      reason: null,
      reversesId: null,
      details: { appealId, appealedId: entryId },
    });
    expect(await findAppealRow(appealId)).toMatchObject({
      state: "upheld",
      decidedAt: now + 1,
      decidedById: moderator.id,
      decidedEntryId: entry?.id,
      reply: "It stays.",
    });
    expect(await listTold(entry?.id ?? 0)).toEqual({ [author.id]: "appeal.upheld" });
  });

  test("does not keep anybody from undoing the act later; the appeal stays upheld", async () => {
    const { id: postId, entryId } = await makeHidden();
    const { id: appealId } = await makeAppeal(entryId);
    expect(await upholdAppeal(db, moderator, { appealId, note: "" }, now)).toBe("done");
    expect(await undoAct(db, moderator, { entryId }, now)).toBe("done");
    expect(await findPostRow(postId)).toMatchObject({ hiddenEntryId: null });
    expect(await findAppealRow(appealId)).toMatchObject({ state: "upheld" });
  });
});

describe("overturning", () => {
  async function overturn(entryId: number) {
    const { id: appealId } = await makeAppeal(entryId);
    expect(await overturnAppeal(db, moderator, { appealId, note: "Sorry." }, now + 1)).toBe("done");
    return { appealId, overturned: await newestEntry() };
  }

  test("brings a reported post back and opens its case again with its reports, as if it had not been hidden", async () => {
    const post = await makePost();
    await makeReport(post);
    await makeReport(post, { reason: "hate" });
    const before = await dumpBesides();
    const entryId = await hide(post);
    const { appealId, overturned } = await overturn(entryId);
    expect(await dumpBesides()).toEqual(before);
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", version: 2, reports: 2 });
    expect(await listReports(post.id)).toMatchObject([{ outcome: null }, { outcome: null }]);
    expect((await listEntries({ postId: post.id })).at(-1)).toMatchObject({
      id: overturned,
      kind: "appeal.overturned",
      actorId: moderator.id,
      note: "Sorry.",
      reversesId: entryId,
      details: { appealId, appealedId: entryId },
    });
    expect(await findAppealRow(appealId)).toMatchObject({
      state: "overturned",
      decidedById: moderator.id,
      decidedEntryId: overturned,
      reply: "Sorry.",
    });
    // One notice, which says both.
    expect(await listTold(overturned)).toEqual({ [post.author.id]: "appeal.overturned" });
  });

  test("leaves the case of a post that nobody reported decided: there is nothing to decide", async () => {
    const post = await makePost();
    const { overturned } = await overturn(await hide(post));
    expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null });
    expect(await findCaseRow(post.id)).toMatchObject({
      state: "decided",
      verdict: "unhide",
      decidedById: moderator.id,
      decidedEntryId: overturned,
    });
  });

  test("lifts a block and restores exactly what it took away", async () => {
    const post = await makePost();
    await makeReport(post);
    const before = await dumpBesides();
    const act = { memberId: post.author.id, duration: "forever" as const, ...grounds };
    expect(await blockMember(db, hider, act, now)).toBe("done");
    const { overturned } = await overturn(await newestEntry());
    expect(await dumpBesides()).toEqual(before);
    expect(await findMemberRow(post.author.id)).toMatchObject({ blockedUntil: null, timesBlocked: 0 });
    expect(await listTold(overturned)).toEqual({ [post.author.id]: "appeal.overturned" });
  });

  test("does not show what was deleted meanwhile", async () => {
    const post = await makeHidden();
    const { id: appealId } = await makeAppeal(post.entryId);
    expect(await deletePost(db, post.author, post.id, now)).toBe("done");
    expect(await overturnAppeal(db, moderator, { appealId, note: "" }, now)).toBe("done");
    expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null, deletedAt: now });
  });

  test("is final, and the post can be hidden afresh", async () => {
    const post = await makeHidden();
    const { overturned } = await overturn(post.entryId);
    expect(await undoAct(db, admin, { entryId: overturned }, now)).toBe("conflict");
    expect(await undoAct(db, admin, { entryId: post.entryId }, now)).toBe("conflict");
    const again = await hide(post);
    expect(await send(post.author, again)).toBe("done");
  });
});

test("an appeal is decided once, and there must be one", async () => {
  for (const first of [upholdAppeal, overturnAppeal]) {
    const { entryId } = await makeHidden();
    const { id: appealId } = await makeAppeal(entryId);
    expect(await first(db, moderator, { appealId, note: "" }, now)).toBe("done");
    const before = [await dumpState(d1), await newestEntry()];
    for (const second of [upholdAppeal, overturnAppeal]) {
      expect(await second(db, moderator, { appealId, note: "" }, now)).toBe("conflict");
      expect(await second(db, moderator, { appealId: 999_999, note: "" }, now)).toBe("not-found");
    }
    expect([await dumpState(d1), await newestEntry()]).toEqual(before);
  }
});

describe("an appeal is settled without a decision", () => {
  const settled = [
    {
      how: "granted when the post is brought back",
      make: makeHidden,
      end: ({ id: postId }: Post) => unhidePost(db, moderator, { postId, version: 1, ...grounds }, now),
    },
    {
      how: "granted when the block is lifted",
      make: () => makeBlocked(),
      end: ({ author }: Post) => unblockMember(db, moderator, { memberId: author.id, ...grounds }, now),
    },
    {
      how: "granted when the hiding is undone",
      make: makeHidden,
      end: ({ entryId }: { entryId: number }) => undoAct(db, moderator, { entryId }, now),
    },
    {
      how: "granted when the block is undone",
      make: () => makeBlocked(),
      end: ({ entryId }: { entryId: number }) => undoAct(db, moderator, { entryId }, now),
    },
  ];
  test.each(settled)("$how", async ({ make, end }) => {
    const post = await make();
    const { id: appealId } = await makeAppeal(post.entryId);
    expect(await end(post)).toBe("done");
    expect(await findAppealRow(appealId)).toMatchObject({
      state: "granted",
      decidedAt: now,
      decidedById: moderator.id,
      decidedEntryId: await newestEntry(),
      reply: "",
    });
    for (const decide of [upholdAppeal, overturnAppeal])
      expect(await decide(db, moderator, { appealId, note: "" }, now)).toBe("conflict");
  });

  test("closed when the time of the block is up", async () => {
    const post = await makeBlocked(hider, now - 7 * day);
    const { id: appealId } = await makeAppeal(post.entryId, { at: now - day });
    expect(await endBlocks(db, now)).toBe(1);
    expect(await findAppealRow(appealId)).toMatchObject({
      state: "closed",
      decidedAt: now,
      decidedById: null,
      decidedEntryId: null,
    });
    expect(await overturnAppeal(db, moderator, { appealId, note: "" }, now)).toBe("conflict");
  });

  test("not by a dismissal, a block of the author or another's being brought back", async () => {
    const [one, other] = [await makeHidden(), await makeHidden()];
    const { id: appealId } = await makeAppeal(one.entryId);
    const unhide = { postId: other.id, version: 1, ...grounds };
    expect(await unhidePost(db, moderator, unhide, now)).toBe("done");
    const third = await makePost();
    await makeReport(third);
    await dismissCase(db, moderator, { postId: third.id, version: 0, ...grounds }, now);
    await block(one.author);
    expect(await findAppealRow(appealId)).toMatchObject({ state: "open" });
  });
});

describe("who decides", () => {
  const decisions = Object.entries({ uphold: upholdAppeal, overturn: overturnAppeal });

  test.each(decisions)("%s: nobody their own appeal, and no plain member any", async (_, decide) => {
    const author = await makeMember({ role: "moderator" });
    const { entryId } = await makeHidden(author);
    const { id: appealId } = await makeAppeal(entryId);
    for (const actor of [author, { ...author, role: "admin" as const }, await makeMember()])
      expect(await decide(db, actor, { appealId, note: "" }, now)).toBe("forbidden");
    expect(await findAppealRow(appealId)).toMatchObject({ state: "open" });
  });

  test.each(decisions)("%s: of a blocked moderator, only an admin", async (_, decide) => {
    const colleague = await makeMember({ role: "moderator" });
    await block(colleague);
    const { id: appealId } = await makeAppeal(await newestEntry());
    expect(await decide(db, moderator, { appealId, note: "" }, now)).toBe("forbidden");
    expect(await decide(db, admin, { appealId, note: "" }, now)).toBe("done");
  });

  test.each(decisions)("%s: nobody about their own act while somebody else could", async (_, decide) => {
    for (const { entryId } of [await makeHidden(), await makeBlocked()]) {
      const { id: appealId } = await makeAppeal(entryId);
      const newest = await newestEntry();
      expect(await decide(db, hider, { appealId, note: "" }, now)).toBe("forbidden");
      expect(await newestEntry()).toBe(newest);
      expect(await findAppealRow(appealId)).toMatchObject({ state: "open" });
      expect(await decide(db, moderator, { appealId, note: "" }, now)).toBe("done");
    }
  });

  describe("about one's own act, where nobody else could:", () => {
    /** Nobody is a moderator or an admin but these. */
    async function only(...people: Viewer[]) {
      const ids = people.map(({ id }) => id);
      await db.update(members).set({ role: "member" }).where(notInArray(members.id, ids));
    }
    const decideOwn = async (appealId: number, by = hider, at = now) =>
      upholdAppeal(db, by, { appealId, note: "" }, at);

    test("one who is alone decides", async () => {
      const { entryId } = await makeHidden();
      const { id: appealId } = await makeAppeal(entryId);
      await only(hider);
      expect(await overturnAppeal(db, hider, { appealId, note: "" }, now)).toBe("done");
    });

    test("the appellant is nobody else", async () => {
      const author = await makeMember({ role: "moderator" });
      const { entryId } = await makeHidden(author);
      const { id: appealId } = await makeAppeal(entryId);
      await only(hider, author);
      expect(await decideOwn(appealId)).toBe("done");
    });

    test("nor is who is blocked, until the block is over; nor whose account is deleted", async () => {
      const { entryId } = await makeHidden();
      const { id: appealId } = await makeAppeal(entryId);
      const other = await makeMember();
      await block(other, "1d", now);
      await db.update(members).set({ role: "moderator" }).where(eq(members.id, other.id));
      await only(hider, other);
      expect(await decideOwn(appealId, hider, now + day)).toBe("forbidden");
      expect(await decideOwn(appealId, hider, now + day - 1)).toBe("done");

      const { entryId: second } = await makeHidden();
      const { id: later } = await makeAppeal(second);
      const gone = await makeMember({ role: "moderator" });
      await only(hider, gone);
      expect(await decideOwn(later)).toBe("forbidden");
      await db.update(members).set({ erasedAt: now }).where(eq(members.id, gone.id));
      expect(await decideOwn(later)).toBe("done");
    });

    test("of a block of a moderator, another moderator is nobody else, and another admin is", async () => {
      const [boss, colleague, chief] = [
        await makeMember({ role: "admin" }),
        await makeMember({ role: "moderator" }),
        await makeMember({ role: "admin" }),
      ];
      const act = { memberId: colleague.id, duration: "7d" as const, ...grounds };
      expect(await blockMember(db, boss, act, now)).toBe("done");
      const { id: appealId } = await makeAppeal(await newestEntry());
      await only(boss, colleague, hider, chief);
      await db.update(members).set({ role: "moderator" }).where(eq(members.id, hider.id));
      expect(await decideOwn(appealId, boss)).toBe("forbidden");
      await only(boss, colleague, hider);
      expect(await decideOwn(appealId, boss)).toBe("done");
    });

    test("who becomes a moderator just then is somebody else", async () => {
      const { entryId } = await makeHidden();
      const { id: appealId } = await makeAppeal(entryId);
      const riser = await makeMember();
      await only(hider);
      const late = withMeanwhile(d1, async () => {
        await db.update(members).set({ role: "moderator" }).where(eq(members.id, riser.id));
      });
      const newest = await newestEntry();
      expect(await overturnAppeal(openDatabase(late), hider, { appealId, note: "" }, now)).toBe("forbidden");
      expect(await newestEntry()).toBe(newest);
    });
  });
});
