import { expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { claimDuration, claimLimit } from "~/moderation/cases/claim-case.server";
import { minute } from "~/time/units";
import {
  blockMember,
  claimCase,
  deletePost,
  dismissCase,
  hidePost,
  releaseCase,
  undoAct,
  withdrawReport,
} from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const makers = makersFor(db);
const { makeMember, makePost, makeReport, findCaseRow, listEntries, noticesByMember, newestEntry } = makers;
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const moderator = await makeMember({ role: "moderator" });
const colleague = await makeMember({ role: "moderator" });

async function makeReported() {
  const post = await makePost();
  return { ...post, reporter: await makeReport(post) };
}

const claim = ({ id: postId }: { id: number }, by: Viewer = moderator, at = now) =>
  claimCase(db, by, { postId }, at);
const release = ({ id: postId }: { id: number }, by = moderator, at = now) =>
  releaseCase(db, by, { postId }, at);
const kinds = async ({ id: postId }: { id: number }) =>
  (await listEntries({ postId })).map(({ kind }) => kind);

async function makeClaimed(by: Viewer = moderator, at = now) {
  const post = await makeReported();
  expect(await claim(post, by, at)).toBe("done");
  return post;
}

test("a claim names its holder on an open case for ten minutes, and changes nothing else", async () => {
  const post = await makeReported();
  const before = await findCaseRow(post.id);
  expect(await claim(post)).toBe("done");
  expect(await findCaseRow(post.id)).toEqual({
    ...before,
    claimedById: moderator.id,
    claimedUntil: now + 10 * minute,
  });
  const entry = (await listEntries({ postId: post.id })).at(-1);
  expect(entry).toMatchObject({
    kind: "case.claimed",
    actorId: moderator.id,
    memberId: post.author.id,
    at: now,
    reason: null,
  });
  expect(await noticesByMember(entry?.id ?? 0)).toEqual({});
});

test("a colleague's claim holds until it expires, and then anybody may claim", async () => {
  const post = await makeClaimed();
  const before = await findCaseRow(post.id);
  expect(await claim(post, colleague, now + claimDuration - 1)).toBe("conflict");
  expect(await findCaseRow(post.id)).toEqual(before);
  expect(await claim(post, colleague, now + claimDuration)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({
    claimedById: colleague.id,
    claimedUntil: now + 2 * claimDuration,
  });
  expect(await kinds(post)).toEqual(["post.reported", "case.claimed", "case.claimed"]);
});

test("renewing one's claim lengthens it and is no act: it writes no entry and counts towards no limit", async () => {
  const post = await makeClaimed();
  for (let at = 1; at <= 80; at++) expect(await claim(post, moderator, now + at)).toBe("renewed");
  expect(await findCaseRow(post.id)).toMatchObject({
    claimedById: moderator.id,
    claimedUntil: now + 80 + claimDuration,
  });
  expect(await kinds(post)).toEqual(["post.reported", "case.claimed"]);
});

test("one's own expired claim is claimed anew, with an entry of its own", async () => {
  const post = await makeClaimed();
  expect(await claim(post, moderator, now + claimDuration)).toBe("done");
  expect(await kinds(post)).toEqual(["post.reported", "case.claimed", "case.claimed"]);
});

test("releasing ends one's own claim, and nobody else's, and no expired one", async () => {
  const post = await makeClaimed();
  const before = await findCaseRow(post.id);
  expect(await release(post, colleague)).toBe("conflict");
  expect(await release(post, moderator, now + claimDuration)).toBe("conflict");
  expect(await findCaseRow(post.id)).toEqual(before);
  expect(await release(post)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({ claimedById: null, claimedUntil: null, version: 0 });
  expect(await release(post)).toBe("done");
  expect(await release(post, colleague)).toBe("conflict");
  expect(await claim(post, colleague)).toBe("done");
  expect(await release(post)).toBe("conflict");
  expect(await kinds(post)).toEqual(["post.reported", "case.claimed", "case.released", "case.claimed"]);
});

test("a claim bars nobody from deciding, and whatever decides the case releases it", async () => {
  const decisions: Record<string, (post: Awaited<ReturnType<typeof makeReported>>) => Promise<string>> = {
    "its holder hides": ({ id: postId }) => hidePost(db, moderator, { postId, version: 0, ...grounds }, now),
    "a colleague hides": ({ id: postId }) => hidePost(db, colleague, { postId, version: 0, ...grounds }, now),
    "a colleague dismisses": ({ id: postId }) =>
      dismissCase(db, colleague, { postId, version: 0, ...grounds }, now),
    "the author is blocked": ({ author }) =>
      blockMember(db, colleague, { memberId: author.id, duration: "1d", ...grounds }, now),
    "the last report is withdrawn": ({ id: postId, reporter }) =>
      withdrawReport(db, reporter, { postId }, now),
  };
  for (const [how, decide] of Object.entries(decisions)) {
    const post = await makeClaimed();
    expect(await decide(post), how).toBe("done");
    expect(await findCaseRow(post.id), how).toMatchObject({
      state: "decided",
      version: 1,
      claimedById: null,
      claimedUntil: null,
    });
    expect(await claim(post), how).toBe("conflict");
  }
});

test("what does not decide the case leaves the claim alone", async () => {
  const post = await makeClaimed();
  const reporter = await makeReport(post);
  expect(await withdrawReport(db, reporter, { postId: post.id }, now)).toBe("done");
  expect(await deletePost(db, post.author, { postId: post.id }, now)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({
    claimedById: moderator.id,
    claimedUntil: now + claimDuration,
  });
});

test("a case that is reopened by an undo has no claim, whoever held one", async () => {
  const post = await makeClaimed();
  const act = { postId: post.id, version: 0, ...grounds };
  expect(await dismissCase(db, moderator, act, now)).toBe("done");
  expect(await undoAct(db, moderator, { entryId: await newestEntry() }, now)).toBe("done");
  expect(await findCaseRow(post.id)).toMatchObject({ state: "open", claimedById: null, claimedUntil: null });
});

test("only an open case of another's post is claimed", async () => {
  const [quiet, decided, own] = [
    await makePost(),
    await makePost({ hidden: true }),
    await makePost({ author: moderator }),
  ];
  await makeReport(own);
  expect(await claim(quiet)).toBe("conflict");
  expect(await claim(decided)).toBe("conflict");
  expect(await claim(own)).toBe("forbidden");
  expect(await claim({ id: 999_999 })).toBe("not-found");
  for (const post of [quiet, decided, own]) expect(await kinds(post)).not.toContain("case.claimed");
  expect(await findCaseRow(quiet.id)).toBeUndefined();
});

test("claims count towards the limit of a minute, and are refused beyond it", async () => {
  const busy = await makeMember({ role: "moderator" });
  const post = await makeReported();
  for (let at = 0; at < 30; at++) {
    expect(await claim(post, busy)).toBe("done");
    expect(await release(post, busy)).toBe("done");
  }
  expect(await claim(post, busy)).toBe("too-fast");
  expect(await claim(post, busy, now + minute)).toBe("done");
});

test("nobody holds more than 20 claims: not by claiming more at once, and expired ones do not count", async () => {
  const busy = await makeMember({ role: "moderator" });
  const posts = await Promise.all(Array.from({ length: claimLimit + 5 }, makeReported));
  const outcomes = await Promise.all(posts.map((post) => claim(post, busy)));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(20);
  expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(5);
  const claimed = posts.filter((_, index) => outcomes[index] === "done");
  const refused = posts.find((_, index) => outcomes[index] === "conflict")!;
  const before = await findCaseRow(refused.id);
  expect(await claim(refused, busy)).toBe("conflict");
  expect(await findCaseRow(refused.id)).toEqual(before);
  expect(await kinds(refused)).toEqual(["post.reported"]);

  expect(await claim(claimed[0]!, busy, now + 1)).toBe("renewed");
  expect(await release(claimed[1]!, busy)).toBe("done");
  expect(await claim(refused, busy)).toBe("done");
  expect(await claim(await makeReported(), busy, now + 1)).toBe("conflict");
  expect(await claim(await makeReported(), busy, now + claimDuration)).toBe("done");
});
