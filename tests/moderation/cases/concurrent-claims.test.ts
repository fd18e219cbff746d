import { expect, test } from "vitest";
import { claimCase, dismissCase, releaseCase } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db } = await startDatabase();
const { makeMember, makePost, makeReport, findCaseRow, listEntries } = makersFor(db);
const now = Date.now();
const grounds = { reason: "spam" as const, note: "" };
const [one, other] = [await makeMember({ role: "moderator" }), await makeMember({ role: "moderator" })];
const rounds = 6;

async function makeReported() {
  const post = await makePost();
  await makeReport(post);
  return post;
}

test("of twelve who claim a case at once, one holds the claim", async () => {
  const claimers = await Promise.all(Array.from({ length: 12 }, () => makeMember({ role: "moderator" })));
  const { id: postId } = await makeReported();
  const outcomes = await Promise.all(claimers.map((by) => claimCase(db, by, { postId }, now)));
  expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "conflict")).toHaveLength(11);
  const holder = claimers[outcomes.indexOf("done")];
  expect(await findCaseRow(postId)).toMatchObject({ claimedById: holder?.id, version: 0 });
  expect((await listEntries({ postId })).slice(1)).toMatchObject([
    { kind: "case.claimed", actorId: holder?.id },
  ]);
});

test("a case that is claimed as it is decided is decided, and has no claim", async () => {
  for (let round = 0; round < rounds; round++) {
    const { id: postId } = await makeReported();
    const [claimed, decided] = await Promise.all([
      claimCase(db, one, { postId }, now),
      dismissCase(db, other, { postId, version: 0, ...grounds }, now),
    ]);
    expect(decided).toBe("done");
    expect(["done", "conflict"]).toContain(claimed);
    expect(await findCaseRow(postId)).toMatchObject({
      state: "decided",
      claimedById: null,
      claimedUntil: null,
    });
  }
});

test("a claim that is released as a colleague claims the case is released, and free or theirs", async () => {
  for (let round = 0; round < rounds; round++) {
    const { id: postId } = await makeReported();
    expect(await claimCase(db, one, { postId }, now)).toBe("done");
    const [released, claimed] = await Promise.all([
      releaseCase(db, one, { postId }, now),
      claimCase(db, other, { postId }, now),
    ]);
    expect(released).toBe("done");
    expect(await findCaseRow(postId)).toMatchObject({
      claimedById: claimed === "done" ? other.id : null,
    });
  }
});
