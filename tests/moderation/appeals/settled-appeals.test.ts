import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day } from "~/time/units";
import {
  dismissCase,
  overturnAppeal,
  unblockMember,
  undoAct,
  unhidePost,
  upholdAppeal,
} from "../../support/acts/acts";
import { grounds, startAppealFixture } from "../../support/acts/appeal-fixture";

const {
  db,
  now,
  makePost,
  makeReport,
  makeAppeal,
  block,
  findAppealRow,
  newestEntry,
  moderator,
  makeHidden,
  makeBlocked,
} = await startAppealFixture();

describe("an appeal is settled without a decision", () => {
  const settled = [
    {
      how: "granted when the post is brought back",
      make: makeHidden,
      end: ({ id: postId }: { id: number }) =>
        unhidePost(db, moderator, { postId, version: 1, ...grounds }, now),
    },
    {
      how: "granted when the block is lifted",
      make: () => makeBlocked(),
      end: ({ author }: { author: Viewer }) =>
        unblockMember(db, moderator, { memberId: author.id, ...grounds }, now),
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
    const post = await makeBlocked({ at: now - 7 * day });
    const { id: appealId } = await makeAppeal(post.entryId, { at: now - day });
    expect(await endExpiredBlocks(db, now)).toBe(1);
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
