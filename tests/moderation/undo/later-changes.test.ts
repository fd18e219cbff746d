import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day } from "~/time/units";
import { deletePost, reportPost, withdrawReport } from "../../support/acts/acts";
import { type Post, startUndoFixture } from "../../support/acts/undo-fixture";
import { readState } from "../../support/database/state/moderation-state";
import { sampleOrAll } from "../../support/proofs";

const {
  db,
  d1,
  now,
  makeMember,
  makePost,
  makeReport,
  block,
  findPostRow,
  findCaseRow,
  findMemberRow,
  listReports,
  decide,
  blockByAdmin,
  unblockByAdmin,
  assignByAdmin,
  undo,
  makeReportedPost,
  makeIgnoredReporter,
} = await startUndoFixture({ staff: sampleOrAll({ sample: 12, all: 80 }) });

describe("later changes that do not prevent an undo are left alone", () => {
  test("a report elsewhere, and another on the same author's post", async () => {
    const post = await makeReportedPost();
    const [other, same] = [await makePost(), await makePost({ author: post.author })];
    const hiding = await decide("hide", post);
    await makeReport(other);
    await makeReport(same, { reason: "hate" });
    await decide("hide", { ...same });
    const unchanged = [await findCaseRow(other.id), await findCaseRow(same.id), await findPostRow(same.id)];
    expect(await undo(hiding)).toBe("done");
    expect([await findCaseRow(other.id), await findCaseRow(same.id), await findPostRow(same.id)]).toEqual(
      unchanged,
    );
    expect(await findMemberRow(post.author.id)).toMatchObject({ timesHidden: 1, upheldAgainst: 1 });
  });

  test("a block of the author: the post whose hiding is undone stays out of sight for it", async () => {
    const post = await makeReportedPost();
    const hiding = await decide("hide", post);
    const blocking = await blockByAdmin(post.author);
    expect(await undo(hiding)).toBe("done");
    expect(await findPostRow(post.id)).toMatchObject({ hiddenEntryId: null, blockEntryId: blocking });
    expect(await findCaseRow(post.id)).toMatchObject({ state: "open" });
  });

  test("that its author deleted the post whose hiding is undone", async () => {
    const post = await makeReportedPost();
    const hiding = await decide("hide", post);
    expect(await deletePost(db, post.author, { postId: post.id }, now)).toBe("done");
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
    expect(await deletePost(db, author, { postId: deleted.id }, now)).toBe("done");
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
    const unchanged = [decided, again, fresh];
    const before = await Promise.all(unchanged.map(({ id }) => findCaseRow(id)));
    const reports = await Promise.all(unchanged.map(({ id }) => listReports(id)));
    expect(await undo(lifting)).toBe("done");

    expect(await Promise.all(unchanged.map(({ id }) => findCaseRow(id)))).toEqual(before);
    expect(await Promise.all(unchanged.map(({ id }) => listReports(id)))).toEqual(reports);
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
    const post = await makeReportedPost();
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
    await makeReport(post, { reporter: await makeIgnoredReporter() });
    expect(await undo(lifting)).toBe("done");
    expect(await findCaseRow(post.id)).toMatchObject({ state: "decided", verdict: "block", reports: 1 });
  });

  test("that the block which had closed its case was lifted: the case is open once its hiding is undone", async () => {
    for (const lift of ["unblock", "undo", "clock"] as const) {
      const post = await makeReportedPost();
      const before = await findCaseRow(post.id);
      if (lift === "clock") await block(post.author, "1d", now - day);
      else await blockByAdmin(post.author);
      const { blockEntryId } = (await findMemberRow(post.author.id)) ?? {};
      const hiding = await decide("hide", post);
      if (lift === "unblock") await unblockByAdmin(post.author);
      if (lift === "undo") expect(await undo(blockEntryId ?? 0)).toBe("done");
      if (lift === "clock") expect(await endExpiredBlocks(db, now)).toBe(1);
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

describe("whatever is done elsewhere in between, an undo reverts what the act changed and nothing else", () => {
  /** Two members with posts, some of them reported by the same third member, one hidden. */
  async function makeScene() {
    const [author, other, reporter] = [await makeMember(), await makeMember(), await makeMember()];
    const scene = {
      author,
      other,
      reporter,
      reported: await makePost({ author }),
      hidden: await makePost({ author, hidden: true }),
      beside: await makePost({ author }),
      others: await makePost({ author: other }),
    };
    for (const post of [scene.reported, scene.beside, scene.others])
      await makeReport(post, { reporter, at: now - day });
    return scene;
  }
  type Scene = Awaited<ReturnType<typeof makeScene>>;

  const acts: Record<string, (scene: Scene) => Promise<number>> = {
    hide: ({ reported }) => decide("hide", reported),
    dismiss: ({ reported }) => decide("dismiss", reported),
    unhide: ({ hidden }) => decide("unhide", hidden),
    "assign role": ({ author }) => assignByAdmin(author, "admin"),
  };
  const elsewhere: Record<string, (scene: Scene) => Promise<unknown>> = {
    "another of the author's posts is decided": ({ beside }) => decideAnyhow(beside),
    "another's post is decided": ({ others }) => decideAnyhow(others),
    "another's post is decided, and that undone": async ({ others }) => undo(await decideAnyhow(others)),
    "another is blocked or unblocked": async ({ other }) =>
      (await findMemberRow(other.id))?.blockEntryId ? unblockByAdmin(other) : blockByAdmin(other),
    "somebody else reports the author's other post": async ({ beside }) =>
      reportPost(db, await makeMember(), { postId: beside.id, reason: "hate", note: "" }, now),
    // A reporter who has been blocked meanwhile cannot report.
    "the reporter reports a new post of another": async ({ reporter }) =>
      (await findMemberRow(reporter.id))?.blockEntryId ? null : makeReport(await makePost(), { reporter }),
    "the reporter is blocked or unblocked": async ({ reporter }) =>
      (await findMemberRow(reporter.id))?.blockEntryId ? unblockByAdmin(reporter) : blockByAdmin(reporter),
  };

  async function decideAnyhow(post: Post): Promise<number> {
    return decide((await findPostRow(post.id))?.hiddenEntryId ? "unhide" : "hide", post);
  }

  /** The final value of a column: as before where the act changed it, as it was since where something else did; counts add up both. */
  function merged(before: unknown, acted: unknown, since: unknown): unknown {
    if (before === acted) return since;
    if (acted === since) return before;
    return typeof since === "number" ? since - (Number(acted) - Number(before)) : since;
  }

  test.each(Object.entries(acts))("%s", async (_, act) => {
    const names = fc.array(fc.constantFrom(...Object.keys(elsewhere)), { minLength: 1, maxLength: 6 });
    const check = async (meanwhile: string[]) => {
      const scene = await makeScene();
      const before = await readState(d1);
      const entryId = await act(scene);
      const acted = await readState(d1);
      for (const name of meanwhile) await elsewhere[name]?.(scene);
      const since = await readState(d1);
      expect(await undo(entryId)).toBe("done");
      const end = await readState(d1);
      expect([...end.keys()]).toEqual([...since.keys()]);
      for (const [key, row] of end) {
        const columns = Object.keys(row).map((column) => {
          const [a, b, c] = [before, acted, since].map((state) => state.get(key)?.[column]);
          // Rows that were inserted only since have no value from before.
          return [column, before.has(key) ? merged(a, b, c) : c];
        });
        expect([key, row]).toEqual([key, Object.fromEntries(columns)]);
      }
    };
    await fc.assert(fc.asyncProperty(names, check), { numRuns: sampleOrAll({ sample: 4, all: 100 }) });
  });
});
