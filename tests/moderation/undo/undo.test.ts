import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { roles } from "~/db/vocabulary";
import { deletePost } from "~/feed/delete-post.server";
import { endBlocks } from "~/moderation/blocks/end-blocks.server";
import { reportPost } from "~/moderation/reports/report-post.server";
import { withdrawReport } from "~/moderation/reports/withdraw-report.server";
import {
  assignRole,
  blockMember,
  dismissCase,
  hidePost,
  ignoreReports,
  overturnAppeal,
  unblockMember,
  undoAct,
  unhidePost,
  upholdAppeal,
} from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";
import { dumpState, readState } from "../../support/database/moderation-state";

const { db, d1 } = await startDatabase();
const makers = makersFor(db, { ahead: 25 });
const { makeMember, makePost, makeReport, makeAppeal, makeSession, block } = makers;
const { findPostRow, findCaseRow, findMemberRow, findAppealRow } = makers;
const { listReports, listEntries, listTold, newestEntry } = makers;
const day = 86_400_000;
const now = Date.now();
const grounds = { reason: "spam" as const, note: "said why" };
/** So many, and each in turn, that no rate limit counts. */
const moderators = await Promise.all(Array.from({ length: 12 }, () => makeMember({ role: "moderator" })));
const admins = await Promise.all(Array.from({ length: 12 }, () => makeMember({ role: "admin" })));
const inTurn = (people: Viewer[]) => {
  const next = people.shift() as Viewer;
  people.push(next);
  return next;
};

type Post = { id: number; author: Viewer };
const deciding = { hide: hidePost, unhide: unhidePost, dismiss: dismissCase };

/** Done by somebody, at the version that is; gives the entry. */
async function decide(verdict: keyof typeof deciding, post: Post, at = now): Promise<number> {
  const version = (await findCaseRow(post.id))?.version ?? 0;
  const outcome = await deciding[verdict](
    db,
    inTurn(moderators),
    { postId: post.id, version, ...grounds },
    at,
  );
  expect(outcome).toBe("done");
  return newestEntry();
}

async function blockByAdmin({ id: memberId }: Viewer, at = now): Promise<number> {
  const input = { memberId, duration: "forever" as const, ...grounds };
  expect(await blockMember(db, inTurn(admins), input, at)).toBe("done");
  return newestEntry();
}

async function unblockByAdmin({ id: memberId }: Viewer, at = now): Promise<number> {
  expect(await unblockMember(db, inTurn(admins), { memberId, ...grounds }, at)).toBe("done");
  return newestEntry();
}

/** By an admin who did nothing else. */
async function undo(entryId: number, at = now): Promise<string> {
  return undoAct(db, inTurn(admins), { entryId }, at);
}

async function makeReported(at = now - 3 * day): Promise<Post> {
  const post = await makePost();
  await makeReport(post, { at, note: "Look at this." });
  await makeReport(post, { at, reason: "hate" });
  return post;
}

async function makeIgnored(): Promise<Viewer> {
  const member = await makeMember();
  const ignored = { memberId: member.id, ignore: true, ...grounds };
  expect(await ignoreReports(db, inTurn(moderators), ignored, now)).toBe("done");
  return member;
}

/** What may have happened to a post before the act that is undone. */
const openCases: Record<string, () => Promise<Post>> = {
  "an open case": makeReported,
  "a case with an ignored report besides": async () => {
    const post = await makeReported();
    await makeReport(post, { reporter: await makeIgnored(), reason: "illegal" });
    return post;
  },
  "a case with a withdrawn report besides": async () => {
    const post = await makeReported();
    const reporter = await makeReport(post, { at: now - 2 * day });
    expect(await withdrawReport(db, reporter, { postId: post.id }, now - day)).toBe("done");
    return post;
  },
  "a case that was dismissed and reported again": async () => {
    const post = await makeReported();
    await decide("dismiss", post, now - 2 * day);
    await makeReport(post, { reason: "violence" });
    return post;
  },
  "a case whose post is deleted": async () => {
    const post = await makeReported();
    expect(await deletePost(db, post.author, post.id, now - day)).toBe("done");
    return post;
  },
  "a case that an unblocking opened again": async () => {
    const post = await makeReported();
    await blockByAdmin(post.author, now - day);
    await unblockByAdmin(post.author, now - day);
    return post;
  },
  "a case that an undoing opened again": async () => {
    const post = await makeReported();
    expect(await undo(await decide("dismiss", post, now - day))).toBe("done");
    return post;
  },
};
const decidedCases: Record<string, () => Promise<Post>> = {
  "a dismissed case": async () => {
    const post = await makeReported();
    await decide("dismiss", post, now - day);
    return post;
  },
  "a case that was hidden and brought back": async () => {
    const post = await makeReported();
    await decide("hide", post, now - day);
    await decide("unhide", post, now - day);
    return post;
  },
  "a case closed as withdrawn": async () => {
    const post = await makePost();
    const reporter = await makeReport(post);
    expect(await withdrawReport(db, reporter, { postId: post.id }, now)).toBe("done");
    return post;
  },
  "a case closed by a block that holds": async () => {
    const post = await makeReported();
    await blockByAdmin(post.author, now - day);
    return post;
  },
};
const hiddenPosts: Record<string, () => Promise<Post>> = {
  "a post that nobody reported": () => makePost({ hidden: true }),
  "a reported post": async () => {
    const post = await makeReported();
    await decide("hide", post, now - day);
    return post;
  },
  "a post with an open appeal": async () => {
    const post = await makeReported();
    await makeAppeal(await decide("hide", post, now - day));
    return post;
  },
  "a post whose appeal was upheld": async () => {
    const post = await makeReported();
    const { id: appealId } = await makeAppeal(await decide("hide", post, now - day));
    expect(await upholdAppeal(db, inTurn(moderators), { appealId, note: "No." }, now)).toBe("done");
    return post;
  },
  "a post hidden for the second time": async () => {
    const post = await makeReported();
    await decide("hide", post, now - day);
    await decide("unhide", post, now - day);
    await decide("hide", post, now - day);
    return post;
  },
  "a post of somebody blocked": async () => {
    const post = await makePost({ hidden: true });
    await blockByAdmin(post.author);
    return post;
  },
};

/** The act, undone: everything is as before, and the log has both entries. */
async function expectExact(act: () => Promise<number>) {
  const before = await dumpState(d1);
  const entryId = await act();
  expect(await dumpState(d1)).not.toEqual(before);
  expect(await undo(entryId)).toBe("done");
  expect(await dumpState(d1)).toEqual(before);
  const all = await listEntries({});
  const [entry, undone] = all.slice(-2);
  expect(entry?.id).toBe(entryId);
  expect(undone).toMatchObject({
    kind: "act.undone",
    reversesId: entryId,
    postId: entry?.postId,
    memberId: entry?.memberId,
    reason: null,
    note: "",
  });
}

describe.each(Object.entries({ ...openCases, ...decidedCases }))("%s", (name, make) => {
  test("is as before once its hiding is undone", async () => {
    const post = await make();
    await expectExact(() => decide("hide", post));
    // A version of its own for each, so that nobody decides about what they did not see.
    const version = (await findCaseRow(post.id))?.version;
    expect(await undo(await decide("hide", post))).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ version: (version ?? 0) + 2 });
  });

  if (name in openCases)
    test("is as before once its dismissal is undone", async () => {
      const post = await make();
      await expectExact(() => decide("dismiss", post));
    });
});

test.each(Object.entries(hiddenPosts))(
  "%s is hidden as before once its being brought back is undone",
  async (_, make) => {
    const post = await make();
    await expectExact(() => decide("unhide", post));
  },
);

test("a post that nobody reported is shown again once its hiding is undone, and its case stays decided", async () => {
  const post = await makePost();
  const before = await dumpState(d1);
  const hiding = await decide("hide", post);
  const { id: by } = admins[0] as Viewer;
  expect(await undo(hiding, now + 1)).toBe("done");
  const entryId = await newestEntry();
  const isCase = (row: string) => row.startsWith(`cases {"post_id":${post.id},`);
  expect((await dumpState(d1)).filter((row) => !isCase(row))).toEqual(before);
  expect(await findCaseRow(post.id)).toMatchObject({
    state: "decided",
    verdict: "unhide",
    version: 2,
    reports: 0,
    decidedAt: now + 1,
    decidedById: by,
    decidedEntryId: entryId,
  });
});

/** Somebody with a post of every kind, reported and not. */
async function makeAuthor(): Promise<Viewer> {
  const author = await makeMember();
  // Slowly enough that no rate limit counts.
  let at = now - 9 * day;
  const write = (how = {}) => makePost({ author, at: (at += 60_000), ...how });
  await write();
  await write({ hidden: true });
  await write({ deleted: true });
  const reported = await write();
  for (const reason of ["spam", "other"] as const) await makeReport(reported, { reason, note: "Look." });
  await makeReport(reported, { reporter: await makeIgnored() });
  const deleted = await write();
  await makeReport(deleted);
  expect(await deletePost(db, author, deleted.id, now - day)).toBe("done");
  const dismissed = await write();
  await makeReport(dismissed, { at: now - 2 * day });
  await decide("dismiss", { ...dismissed, author }, now - 2 * day);
  return author;
}

async function listPostIds({ id }: Viewer): Promise<number[]> {
  const { results } = await d1
    .prepare("select id from posts where author_id = ? order by id")
    .bind(id)
    .all<{ id: number }>();
  return results.map((row) => row.id);
}

const authors: Record<string, () => Promise<Viewer>> = {
  "somebody with posts of every kind": makeAuthor,
  "somebody without a post": makeMember,
  "somebody who was blocked before": async () => {
    const author = await makeAuthor();
    await blockByAdmin(author, now - day);
    await unblockByAdmin(author, now - day);
    return author;
  },
  "a moderator": async () => {
    const author = await makeMember({ role: "moderator" });
    await makeReport(await makePost({ author }));
    return author;
  },
};

test.each(Object.entries(authors))("%s is as before once a block is undone", async (_, make) => {
  const author = await make();
  await expectExact(() => blockByAdmin(author));
});

const blockedAuthors: Record<string, () => Promise<Viewer>> = {
  "somebody with posts of every kind": async () => {
    const author = await makeAuthor();
    await blockByAdmin(author);
    return author;
  },
  "somebody without a post": async () => {
    const author = await makeMember();
    await blockByAdmin(author);
    return author;
  },
  "somebody who has appealed": async () => {
    const author = await makeAuthor();
    await makeAppeal(await blockByAdmin(author));
    return author;
  },
  "somebody whose appeal was upheld": async () => {
    const author = await makeAuthor();
    const { id: appealId } = await makeAppeal(await blockByAdmin(author));
    expect(await upholdAppeal(db, inTurn(moderators), { appealId, note: "" }, now)).toBe("done");
    return author;
  },
  "somebody whose posts were decided during the block": async () => {
    const author = await makeAuthor();
    await blockByAdmin(author);
    for (const id of await listPostIds(author)) {
      const row = await findPostRow(id);
      if (row?.deletedAt === null) await decide(row.hiddenEntryId ? "unhide" : "hide", { id, author });
    }
    return author;
  },
  "somebody blocked again by an undoing": async () => {
    const author = await makeAuthor();
    await blockByAdmin(author);
    expect(await undo(await unblockByAdmin(author))).toBe("done");
    return author;
  },
};

test.each(Object.entries(blockedAuthors))(
  "%s is blocked as before once an unblocking is undone",
  async (_, make) => {
    const author = await make();
    await expectExact(() => unblockByAdmin(author));
  },
);

test.each(Object.entries(blockedAuthors))("%s is unblocked once the block is undone", async (_, make) => {
  const author = await make();
  const { blockEntryId } = (await findMemberRow(author.id)) ?? {};
  const counted = (await findMemberRow(author.id))?.timesBlocked ?? 0;
  expect(await undo(blockEntryId ?? 0)).toBe("done");
  expect(await findMemberRow(author.id)).toMatchObject({
    blockedUntil: null,
    blockEntryId: null,
    timesBlocked: counted - 1,
  });
  for (const id of await listPostIds(author))
    expect(await findPostRow(id)).toMatchObject({ blockEntryId: null });
});

test("a block ends the sessions, and so does undoing its end; undoing it brings none back", async () => {
  const author = await makeMember();
  const sessions = async () =>
    (await d1.prepare("select id from sessions where member_id = ?").bind(author.id).all()).results.length;
  await makeSession(author);
  const blocking = await blockByAdmin(author);
  expect(await sessions()).toBe(0);
  const lifting = await unblockByAdmin(author);
  await makeSession(author);
  expect(await undo(lifting)).toBe("done");
  expect(await sessions()).toBe(0);
  expect(await undo(blocking)).toBe("done");
  expect(await sessions()).toBe(0);
});

const changes = roles.flatMap((from) => roles.filter((to) => to !== from).map((to) => ({ from, to })));
test.each(changes)("a $from made a $to is a $from again once that is undone", async ({ from, to }) => {
  const { id: memberId } = await makeMember({ role: from });
  await expectExact(async () => {
    expect(await assignRole(db, inTurn(admins), { memberId, role: to, ...grounds }, now)).toBe("done");
    return newestEntry();
  });
  expect((await listEntries({ memberId })).at(-1)).toMatchObject({ details: { from: to, to: from } });
});

describe("acts undone in the order that is the reverse of theirs", () => {
  /** Each act with the state before it. */
  async function expectReversible(acts: (() => Promise<number>)[]) {
    const done: { entryId: number; before: string[] }[] = [];
    for (const act of acts) {
      const before = await dumpState(d1);
      done.push({ before, entryId: await act() });
    }
    for (const { entryId, before } of done.reverse()) {
      expect(await undo(entryId)).toBe("done");
      expect(await dumpState(d1)).toEqual(before);
    }
  }

  test("hide, unhide and hide again", async () => {
    const post = await makeReported();
    await expectReversible([
      () => decide("hide", post),
      () => decide("unhide", post),
      () => decide("hide", post),
    ]);
  });

  test("dismiss and hide", async () => {
    const post = await makeReported();
    await expectReversible([() => decide("dismiss", post), () => decide("hide", post)]);
  });

  test("block, hide, unhide and unblock", async () => {
    const post = await makeReported();
    await expectReversible([
      () => blockByAdmin(post.author),
      () => decide("hide", post),
      () => decide("unhide", post),
      () => unblockByAdmin(post.author),
    ]);
  });

  test("block, unblock, dismiss and block", async () => {
    const post = await makeReported();
    await expectReversible([
      () => blockByAdmin(post.author),
      () => unblockByAdmin(post.author),
      () => decide("dismiss", post),
      () => blockByAdmin(post.author),
    ]);
  });

  test("block, unblock and block", async () => {
    const post = await makeReported();
    await expectReversible([
      () => blockByAdmin(post.author),
      () => unblockByAdmin(post.author),
      () => blockByAdmin(post.author),
    ]);
  });

  test("one role after another", async () => {
    const { id: memberId } = await makeMember();
    const assign = (role: "member" | "moderator" | "admin") => async () => {
      expect(await assignRole(db, inTurn(admins), { memberId, role, ...grounds }, now)).toBe("done");
      return newestEntry();
    };
    await expectReversible([assign("moderator"), assign("admin"), assign("member"), assign("admin")]);
  });
});

describe("what happened since and does not stand in the way is left alone", () => {
  test("a report elsewhere, and another on the same author's post", async () => {
    const post = await makeReported();
    const [other, same] = [await makePost(), await makePost({ author: post.author })];
    const hiding = await decide("hide", post);
    await makeReport(other);
    await makeReport(same, { reason: "hate" });
    await decide("hide", { ...same });
    const kept = [await findCaseRow(other.id), await findCaseRow(same.id), await findPostRow(same.id)];
    expect(await undo(hiding)).toBe("done");
    expect([await findCaseRow(other.id), await findCaseRow(same.id), await findPostRow(same.id)]).toEqual(
      kept,
    );
    expect(await findMemberRow(post.author.id)).toMatchObject({ timesHidden: 1, upheldAgainst: 1 });
  });

  test("a block of the author: the post whose hiding is undone stays out of sight for it", async () => {
    const post = await makeReported();
    const hiding = await decide("hide", post);
    const blocking = await blockByAdmin(post.author);
    expect(await undo(hiding)).toBe("done");
    expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null, blockEntryId: blocking });
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open" });
  });

  test("that its author deleted the post whose hiding is undone", async () => {
    const post = await makeReported();
    const hiding = await decide("hide", post);
    expect(await deletePost(db, post.author, post.id, now)).toBe("done");
    expect(await undo(hiding)).toBe("done");
    expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null, deletedAt: now });
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", postDeleted: true });
  });

  test("what a member wrote after the block that comes back by undoing its end", async () => {
    const author = await makeMember();
    const [old, deleted] = [await makePost({ author }), await makePost({ author })];
    const blocking = await blockByAdmin(author);
    const lifting = await unblockByAdmin(author);
    const later = await makePost({ author });
    expect(await deletePost(db, author, deleted.id, now)).toBe("done");
    expect(await undo(lifting)).toBe("done");
    expect(await findPostRow(old.id)).toMatchObject({ blockEntryId: blocking });
    expect(await findPostRow(later.id)).toMatchObject({ blockEntryId: null });
    expect(await findPostRow(deleted.id)).toMatchObject({ blockEntryId: null, deletedAt: now });
  });

  test("cases that others decided, reported again or opened since a block was lifted", async () => {
    const author = await makeMember();
    const [quiet, decided, again] = [
      await makePost({ author }),
      await makePost({ author }),
      await makePost({ author }),
    ];
    for (const post of [quiet, decided, again]) await makeReport(post);
    const blocking = await blockByAdmin(author);
    const lifting = await unblockByAdmin(author);
    await decide("dismiss", decided);
    await makeReport(again, { reason: "hate" });
    const fresh = await makePost({ author });
    await makeReport(fresh);
    const kept = [decided, again, fresh];
    const before = await Promise.all(kept.map(({ id }) => findCaseRow(id)));
    const reports = await Promise.all(kept.map(({ id }) => listReports(id)));
    expect(await undo(lifting)).toBe("done");

    expect(await Promise.all(kept.map(({ id }) => findCaseRow(id)))).toEqual(before);
    expect(await Promise.all(kept.map(({ id }) => listReports(id)))).toEqual(reports);
    expect(await findCaseRow(quiet.id)).toMatchObject({
      state: "decided",
      verdict: "block",
      version: 3,
      decidedEntryId: blocking,
    });
    expect(await listReports(quiet.id)).toMatchObject([
      { outcome: "closed by block", decidedEntryId: blocking },
    ]);
  });

  test("a report that was withdrawn again keeps no case open when the end of a block is undone", async () => {
    const post = await makeReported();
    const before = await findCaseRow(post.id);
    await blockByAdmin(post.author);
    const lifting = await unblockByAdmin(post.author);
    const reporter = await makeReport(post);
    expect(await withdrawReport(db, reporter, { postId: post.id }, now)).toBe("done");
    expect(await undo(lifting)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "decided", verdict: "block", version: 3 });
    await unblockByAdmin(post.author);
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open", reports: before?.reports });
  });

  test("a report that is not counted keeps no case open when the end of a block is undone", async () => {
    const post = await makePost();
    await makeReport(post);
    await blockByAdmin(post.author);
    const lifting = await unblockByAdmin(post.author);
    await makeReport(post, { reporter: await makeIgnored() });
    expect(await undo(lifting)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "decided", verdict: "block", reports: 1 });
  });

  test("that the block which had closed its case was lifted: the case is open once its hiding is undone", async () => {
    for (const lift of ["unblock", "undo", "clock"] as const) {
      const post = await makeReported();
      const before = await findCaseRow(post.id);
      if (lift === "clock") await block(post.author, "1d", now - day);
      else await blockByAdmin(post.author);
      const { blockEntryId } = (await findMemberRow(post.author.id)) ?? {};
      const hiding = await decide("hide", post);
      if (lift === "unblock") await unblockByAdmin(post.author);
      if (lift === "undo") expect(await undo(blockEntryId ?? 0)).toBe("done");
      if (lift === "clock") expect(await endBlocks(db, now)).toBe(1);
      expect(await listReports(post.id), lift).toMatchObject([
        { outcome: "closed by block" },
        { outcome: "closed by block" },
      ]);
      expect(await undo(hiding), lift).toBe("done");
      expect(await findCaseRow(post.id), lift).toEqual({
        ...before,
        version: expect.any(Number),
        reopenedEntryId: lift === "undo" ? null : expect.any(Number),
      });
      expect(await listReports(post.id), lift).toMatchObject([{ outcome: null }, { outcome: null }]);
    }
  });
});

describe("an undoing is refused, and changes nothing,", () => {
  async function expectRefused(entryId: number, outcome = "conflict", at = now) {
    const before = [await dumpState(d1), await newestEntry()];
    expect(await undo(entryId, at)).toBe(outcome);
    expect([await dumpState(d1), await newestEntry()]).toEqual(before);
  }

  test("when it was undone before, or there is no such entry", async () => {
    const post = await makeReported();
    const hiding = await decide("hide", post);
    expect(await undo(hiding)).toBe("done");
    await expectRefused(hiding);
    await decide("hide", post);
    await expectRefused(hiding);
    await expectRefused(999_999, "not-found");
  });

  test("of an undoing, of an appeal, of a claim: these are final", async () => {
    const post = await makeReported();
    const hiding = await decide("hide", post);
    const { id: appealId } = await makeAppeal(hiding);
    await expectRefused(await newestEntry());
    expect(await overturnAppeal(db, inTurn(moderators), { appealId, note: "" }, now)).toBe("done");
    await expectRefused(await newestEntry());
    await expectRefused(hiding);
    for (const { id } of await listEntries({ postId: post.id })) await expectRefused(id);
  });

  test("of a dismissal after a new report, a hiding or another dismissal", async () => {
    for (const later of ["report", "hide", "dismiss"] as const) {
      const post = await makeReported();
      const dismissal = await decide("dismiss", post, now - 2 * day);
      if (later !== "hide") await makeReport(post, { reason: "illegal" });
      if (later !== "report") await decide(later, post);
      await expectRefused(dismissal);
    }
  });

  test("of a hiding after it was brought back, or hidden again", async () => {
    const post = await makeReported();
    const hiding = await decide("hide", post);
    await decide("unhide", post);
    await expectRefused(hiding);
    await decide("hide", post);
    await expectRefused(hiding);
  });

  test("of an unhiding after the post was deleted, hidden again or reported again", async () => {
    const unhidden = async () => {
      const post = await makePost({ hidden: true });
      return { post, entryId: await decide("unhide", post) };
    };
    const [deleted, hidden, reported] = [await unhidden(), await unhidden(), await unhidden()];
    expect(await deletePost(db, deleted.post.author, deleted.post.id, now)).toBe("done");
    await decide("hide", hidden.post);
    await makeReport(reported.post);
    for (const { entryId } of [deleted, hidden, reported]) await expectRefused(entryId);
  });

  test("of a decision on a post that is erased", async () => {
    const post = await makePost();
    await makeReport(post);
    expect(await deletePost(db, post.author, post.id, now)).toBe("done");
    const dismissal = await decide("dismiss", post);
    await d1.prepare("update posts set body = '', erased_at = ? where id = ?").bind(now, post.id).run();
    await expectRefused(dismissal);
  });

  test("of a dismissal when one of those who reported has done so again, though it is not counted", async () => {
    const post = await makePost();
    const reporter = await makeReport(post, { at: now - 3 * day });
    const dismissal = await decide("dismiss", post, now - 2 * day);
    const ignored = { memberId: reporter.id, ignore: true, ...grounds };
    expect(await ignoreReports(db, inTurn(moderators), ignored, now)).toBe("done");
    expect(await reportPost(db, reporter, { postId: post.id, reason: "hate", note: "" }, now)).toBe("done");
    await expectRefused(dismissal);
    expect(await withdrawReport(db, reporter, { postId: post.id }, now)).toBe("done");
    expect(await undo(dismissal)).toBe("done");
  });

  test("of a block that was lifted, by somebody or by the clock", async () => {
    const [lifted, over] = [await makeMember(), await makeMember()];
    const blocking = await blockByAdmin(lifted);
    await unblockByAdmin(lifted);
    await expectRefused(blocking);
    await block(over, "1d", now - day);
    const ended = await newestEntry();
    expect(await endBlocks(db, now)).toBe(1);
    await expectRefused(ended);
    await expectRefused(await newestEntry());
  });

  test("of an unblocking after another block, or when the time is up that the block would have had", async () => {
    const again = await makeMember();
    await blockByAdmin(again);
    const first = await unblockByAdmin(again);
    await blockByAdmin(again);
    await expectRefused(first);
    await unblockByAdmin(again);
    await expectRefused(first);

    const short = await makeMember();
    await block(short, "1d", now);
    const lifting = await unblockByAdmin(short);
    await expectRefused(lifting, "conflict", now + day);
    expect(await undo(lifting, now + day - 1)).toBe("done");
  });

  test("of a role after another one, and of one that would raise somebody blocked", async () => {
    const [twice, blocked] = [await makeMember(), await makeMember({ role: "moderator" })];
    const assign = async ({ id: memberId }: Viewer, role: "member" | "moderator" | "admin") => {
      expect(await assignRole(db, inTurn(admins), { memberId, role, ...grounds }, now)).toBe("done");
      return newestEntry();
    };
    const first = await assign(twice, "moderator");
    const second = await assign(twice, "admin");
    await expectRefused(first);
    // The same role again is not what the first gave.
    expect(await undo(second)).toBe("done");
    await assign(twice, "member");
    await assign(twice, "moderator");
    await expectRefused(first);

    const demotion = await assign(blocked, "member");
    await blockByAdmin(blocked);
    await expectRefused(demotion);
  });

  test("of what was done to an account that was deleted since", async () => {
    const person = await makeMember();
    const blocking = await blockByAdmin(person);
    await d1.prepare("update members set erased_at = ? where id = ?").bind(now, person.id).run();
    await expectRefused(blocking);
  });
});

describe("who may undo", () => {
  const by = (actor: Viewer, entryId: number) => undoAct(db, actor, { entryId }, now);

  test("any moderator undoes what a colleague decided, and nobody what concerns their own post", async () => {
    const author = await makeMember({ role: "moderator" });
    const post = await makePost({ author });
    await makeReport(post);
    const hiding = await decide("hide", { ...post, author });
    expect(await by(author, hiding)).toBe("forbidden");
    expect(await by(await makeMember(), hiding)).toBe("forbidden");
    expect(await by(await makeMember({ role: "moderator" }), hiding)).toBe("done");
    expect((await listEntries({ postId: post.id })).at(-1)).toMatchObject({ kind: "act.undone" });
  });

  test("an admin's block of a moderator is an admin's to undo, and its end is too", async () => {
    const [colleague, peer] = [
      await makeMember({ role: "moderator" }),
      await makeMember({ role: "moderator" }),
    ];
    const blocking = await blockByAdmin(colleague);
    expect(await by(peer, blocking)).toBe("forbidden");
    const lifting = await unblockByAdmin(colleague);
    expect(await by(peer, lifting)).toBe("forbidden");
    expect(await undo(lifting)).toBe("done");
    expect(await undo(blocking)).toBe("done");
  });

  test("a role is an admin's to give back, and never one's own", async () => {
    const person = await makeMember();
    const raise = { memberId: person.id, role: "admin" as const, ...grounds };
    expect(await assignRole(db, inTurn(admins), raise, now)).toBe("done");
    const raising = await newestEntry();
    expect(await by({ ...person, role: "admin" }, raising)).toBe("forbidden");
    expect(await by(inTurn(moderators), raising)).toBe("forbidden");
    expect(await undo(raising)).toBe("done");
  });

  test("what the operator did on the command line can be undone like any other", async () => {
    const person = await makeMember();
    const entry = await d1
      .prepare(
        `insert into log (act, at, kind, moderation, member_id, details) values ('cli', ?, 'role.assigned', 1, ?, '{"from":"member","to":"moderator"}') returning id`,
      )
      .bind(now, person.id)
      .first<{ id: number }>();
    await d1.prepare("update members set role = 'moderator' where id = ?").bind(person.id).run();
    expect(await undo(entry?.id ?? 0)).toBe("done");
    expect(await findMemberRow(person.id)).toMatchObject({ role: "member" });
  });
});

test("undoing grants the appeal that waits, and undoing an unhiding lets it wait again", async () => {
  const post = await makeReported();
  const hiding = await decide("hide", post);
  const { id: appealId } = await makeAppeal(hiding);
  const unhiding = await decide("unhide", post);
  expect(await findAppealRow(appealId)).toMatchObject({ state: "granted", decidedEntryId: unhiding });
  expect(await undo(unhiding)).toBe("done");
  expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: hiding });
  expect(await findAppealRow(appealId)).toMatchObject({
    state: "open",
    decidedAt: null,
    decidedById: null,
    decidedEntryId: null,
  });
  const undoer = admins[0] as Viewer;
  expect(await undo(hiding, now + 1)).toBe("done");
  expect(await findAppealRow(appealId)).toMatchObject({
    state: "granted",
    decidedAt: now + 1,
    decidedById: undoer.id,
    decidedEntryId: await newestEntry(),
    reply: "",
  });
});

test("undoing tells the person whom the act concerned what has become of it, and nobody else", async () => {
  const post = await makeReported();
  const { author } = post;
  const told = async (entryId: number) => {
    expect(await undo(entryId)).toBe("done");
    return listTold(await newestEntry());
  };
  expect(await told(await decide("dismiss", post))).toEqual({});
  const hiding = await decide("hide", post);
  expect(await told(await decide("unhide", post))).toEqual({ [author.id]: "post.hidden" });
  expect(await told(hiding)).toEqual({ [author.id]: "post.restored" });
  const blocking = await blockByAdmin(author);
  expect(await told(await unblockByAdmin(author))).toEqual({ [author.id]: "user.blocked" });
  expect(await told(blocking)).toEqual({ [author.id]: "user.unblocked" });
  const raise = { memberId: author.id, role: "moderator" as const, ...grounds };
  expect(await assignRole(db, inTurn(admins), raise, now)).toBe("done");
  expect(await told(await newestEntry())).toEqual({ [author.id]: "role.changed" });
});

describe("whatever is done elsewhere in between, an undoing changes back what the act changed and nothing else", () => {
  /** Two people with posts, some of them reported by the same third, some hidden. */
  async function makeTown() {
    const [author, other, reporter] = [await makeMember(), await makeMember(), await makeMember()];
    const town = {
      author,
      other,
      reporter,
      reported: await makePost({ author }),
      hidden: await makePost({ author, hidden: true }),
      beside: await makePost({ author }),
      others: await makePost({ author: other }),
    };
    for (const post of [town.reported, town.beside, town.others])
      await makeReport(post, { reporter, at: now - day });
    return town;
  }
  type Town = Awaited<ReturnType<typeof makeTown>>;

  const acts: Record<string, (town: Town) => Promise<number>> = {
    hide: ({ reported }) => decide("hide", reported),
    dismiss: ({ reported }) => decide("dismiss", reported),
    unhide: ({ hidden }) => decide("unhide", hidden),
    "assign role": async ({ author: { id: memberId } }) => {
      const raise = { memberId, role: "admin" as const, ...grounds };
      expect(await assignRole(db, inTurn(admins), raise, now)).toBe("done");
      return newestEntry();
    },
  };
  const elsewhere: Record<string, (town: Town) => Promise<unknown>> = {
    "another of the author's posts is decided": ({ beside }) => decideAnyhow(beside),
    "another's post is decided": ({ others }) => decideAnyhow(others),
    "another's post is decided, and that undone": async ({ others }) => undo(await decideAnyhow(others)),
    "another is blocked or unblocked": async ({ other }) =>
      (await findMemberRow(other.id))?.blockEntryId ? unblockByAdmin(other) : blockByAdmin(other),
    "somebody else reports the author's other post": async ({ beside }) =>
      reportPost(db, await makeMember(), { postId: beside.id, reason: "hate", note: "" }, now),
    // Who has been blocked meanwhile cannot.
    "the reporter reports a new post of another": async ({ reporter }) =>
      (await findMemberRow(reporter.id))?.blockEntryId ? null : makeReport(await makePost(), { reporter }),
    "the reporter is blocked or unblocked": async ({ reporter }) =>
      (await findMemberRow(reporter.id))?.blockEntryId ? unblockByAdmin(reporter) : blockByAdmin(reporter),
  };

  async function decideAnyhow(post: Post): Promise<number> {
    return decide((await findPostRow(post.id))?.hiddenEntryId ? "unhide" : "hide", post);
  }

  /** What a column is in the end: as before where the act changed it, as since where something else did; counts do both. */
  function merged(before: unknown, acted: unknown, since: unknown): unknown {
    if (before === acted) return since;
    if (acted === since) return before;
    return typeof since === "number" ? since - (Number(acted) - Number(before)) : since;
  }

  test.each(Object.entries(acts))("%s", async (_, act) => {
    const names = fc.array(fc.constantFrom(...Object.keys(elsewhere)), { minLength: 1, maxLength: 6 });
    const check = async (meanwhile: string[]) => {
      const town = await makeTown();
      const before = await readState(d1);
      const entryId = await act(town);
      const acted = await readState(d1);
      for (const name of meanwhile) await elsewhere[name]?.(town);
      const since = await readState(d1);
      expect(await undo(entryId)).toBe("done");
      const end = await readState(d1);
      expect([...end.keys()]).toEqual([...since.keys()]);
      for (const [key, row] of end) {
        const columns = Object.keys(row).map((column) => {
          const [a, b, c] = [before, acted, since].map((state) => state.get(key)?.[column]);
          // What came into being only since has no before.
          return [column, before.has(key) ? merged(a, b, c) : c];
        });
        expect([key, row]).toEqual([key, Object.fromEntries(columns)]);
      }
    };
    await fc.assert(fc.asyncProperty(names, check), { numRuns: 5 });
  });
});
