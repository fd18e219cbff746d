import { eq, notInArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { openDatabase } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { findAppeal } from "~/moderation/appeals/list-appeals.server";
import { day } from "~/time/units";
import { blockMember, overturnAppeal, upholdAppeal } from "../../support/acts/acts";
import { grounds, startAppealFixture } from "../../support/acts/appeal-fixture";
import { beforeFirstBatch } from "../../support/database/counts/intercept-calls";

const {
  db,
  d1,
  now,
  makeMember,
  makeAppeal,
  block,
  findAppealRow,
  newestEntry,
  hider,
  moderator,
  admin,
  makeHidden,
  makeBlocked,
} = await startAppealFixture();

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
    /** Demotes everybody except these. */
    async function demoteAllBut(...viewers: Viewer[]) {
      const ids = viewers.map(({ id }) => id);
      await db.update(members).set({ role: "member" }).where(notInArray(members.id, ids));
    }
    /** Decides, and expects the list of appeals to have said before whether that is refused. */
    const decideOwn = async (appealId: number, by = hider, at = now) => {
      const shown = await findAppeal(db, by, appealId, at);
      const outcome = await upholdAppeal(db, by, { appealId, note: "" }, at);
      expect(shown?.isForColleague).toBe(outcome === "forbidden");
      return outcome;
    };

    test("one who is alone decides", async () => {
      const { entryId } = await makeHidden();
      const { id: appealId } = await makeAppeal(entryId);
      await demoteAllBut(hider);
      expect(await overturnAppeal(db, hider, { appealId, note: "" }, now)).toBe("done");
    });

    test("the appellant is nobody else", async () => {
      const author = await makeMember({ role: "moderator" });
      const { entryId } = await makeHidden(author);
      const { id: appealId } = await makeAppeal(entryId);
      await demoteAllBut(hider, author);
      expect(await decideOwn(appealId)).toBe("done");
    });

    test("nor is a blocked moderator, until the block ends; nor a deleted account", async () => {
      const { entryId } = await makeHidden();
      const { id: appealId } = await makeAppeal(entryId);
      const other = await makeMember();
      await block(other, "1d", now);
      await db.update(members).set({ role: "moderator" }).where(eq(members.id, other.id));
      await demoteAllBut(hider, other);
      expect(await decideOwn(appealId, hider, now + day)).toBe("forbidden");
      expect(await decideOwn(appealId, hider, now + day - 1)).toBe("done");

      const { entryId: second } = await makeHidden();
      const { id: later } = await makeAppeal(second);
      const erased = await makeMember({ role: "moderator" });
      await demoteAllBut(hider, erased);
      expect(await decideOwn(later)).toBe("forbidden");
      await db.update(members).set({ erasedAt: now }).where(eq(members.id, erased.id));
      expect(await decideOwn(later)).toBe("done");
    });

    test("of a block of a moderator, another moderator is nobody else, and another admin is", async () => {
      const [admin, colleague, otherAdmin] = [
        await makeMember({ role: "admin" }),
        await makeMember({ role: "moderator" }),
        await makeMember({ role: "admin" }),
      ];
      const act = { memberId: colleague.id, duration: "7d" as const, ...grounds };
      expect(await blockMember(db, admin, act, now)).toBe("done");
      const { id: appealId } = await makeAppeal(await newestEntry());
      await demoteAllBut(admin, colleague, hider, otherAdmin);
      await db.update(members).set({ role: "moderator" }).where(eq(members.id, hider.id));
      expect(await decideOwn(appealId, admin)).toBe("forbidden");
      await demoteAllBut(admin, colleague, hider);
      expect(await decideOwn(appealId, admin)).toBe("done");
    });

    test("who becomes a moderator just then is somebody else", async () => {
      const { entryId } = await makeHidden();
      const { id: appealId } = await makeAppeal(entryId);
      const riser = await makeMember();
      await demoteAllBut(hider);
      const late = beforeFirstBatch(d1, async () => {
        await db.update(members).set({ role: "moderator" }).where(eq(members.id, riser.id));
      });
      const newest = await newestEntry();
      expect(await overturnAppeal(openDatabase(late), hider, { appealId, note: "" }, now)).toBe("forbidden");
      expect(await newestEntry()).toBe(newest);
    });
  });
});
