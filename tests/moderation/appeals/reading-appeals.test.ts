import { describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import type { Cursor } from "~/db/keyset";
import type { ActResult } from "~/log/perform-act.server";
import { upholdAppeal } from "~/moderation/appeals/decide-appeal.server";
import { findOwnAppeal } from "~/moderation/appeals/find-own-appeal.server";
import { findAppeal, listAppeals } from "~/moderation/appeals/list-appeals.server";
import { blockMember } from "~/moderation/blocks/block-member.server";
import { hidePost } from "~/moderation/cases/decisions/hide-post.server";
import { undoAct } from "~/moderation/undo/undo-act.server";
import { day } from "~/time/units";
import { deletePost, sendAppeal } from "../../support/acts/acts";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, makePost, makeReport, listEntries } = makersFor(db);
const now = Date.now();
const grounds = { reason: "hate" as const, note: "Why" };
const moderator = await makeMember({ role: "moderator", name: "Who Acted" });
const colleague = await makeMember({ role: "moderator", name: "Who Decided" });

async function done(result: Promise<ActResult | { outcome: string }>): Promise<number> {
  const actual = await result;
  if (actual.outcome !== "done" || !("entryId" in actual))
    throw new Error(`the outcome was ${actual.outcome}`);
  return actual.entryId;
}

const hide = ({ id }: { id: number }) =>
  done(hidePost(db, moderator, { postId: id, version: 0, ...grounds }, now));
const block = (member: Viewer) =>
  done(blockMember(db, moderator, { memberId: member.id, duration: "7d", ...grounds }, now));

async function appeal(entryId: number, member: Viewer, body = "Please look again", at = now) {
  expect(await sendAppeal(db, member, { entryId, body }, at)).toBe("done");
  const row = await d1
    .prepare("select id from appeals where entry_id = ?")
    .bind(entryId)
    .first<{ id: number }>();
  return row!.id;
}

/** A hidden post and an appeal against the hiding. */
async function makeAppealed({ at = now, reported = false } = {}) {
  const post = await makePost();
  if (reported) await makeReport(post);
  const entryId = await hide(post);
  return { post, entryId, id: await appeal(entryId, post.author, "My words", at) };
}

describe("one's own page of an appeal", () => {
  test("shows the hidden post, why and when, and who did it to nobody", async () => {
    const post = await makePost();
    const entryId = await hide(post);
    const found = await findOwnAppeal(db, post.author, entryId, now);
    expect(found).toMatchObject({
      act: {
        entryId,
        kind: "post.hidden",
        at: now,
        ...grounds,
        post: { id: post.id, text: ["A post"], hidden: true, author: { id: post.author.id } },
        until: null,
      },
      status: "possible",
      sent: null,
    });
    expect(JSON.stringify(found)).not.toContain("Who Acted");
  });

  test("shows a block until when, also one that has no end", async () => {
    const [member, other] = [await makeMember(), await makeMember()];
    const found = await findOwnAppeal(db, member, await block(member), now);
    expect(found).toMatchObject({
      act: { kind: "user.blocked", post: null, until: now + 7 * day },
      status: "possible",
    });
    const forever = await done(
      blockMember(db, moderator, { memberId: other.id, duration: "forever", ...grounds }, now),
    );
    expect(await findOwnAppeal(db, other, forever, now)).toMatchObject({ act: { until: null } });
  });

  test("shows what became of it, with the reply", async () => {
    const { post, entryId, id } = await makeAppealed();
    const own = () => findOwnAppeal(db, post.author, entryId, now);
    expect(await own()).toMatchObject({
      status: "open",
      sent: { body: "My words", createdAt: now, decidedAt: null, reply: "" },
    });
    await done(upholdAppeal(db, colleague, { appealId: id, note: "No" }, now + 1));
    const upheld = await own();
    expect(upheld).toMatchObject({ status: "upheld", sent: { decidedAt: now + 1, reply: "No" } });
    expect(JSON.stringify(upheld)).not.toContain("Who Decided");
  });

  test("says that nothing holds any more once it was undone, deleted or over", async () => {
    const [undone, deleted] = [await makePost(), await makePost({ body: "Gone words" })];
    const [undoneId, deletedId] = [await hide(undone), await hide(deleted)];
    await done(undoAct(db, colleague, { entryId: undoneId }, now));
    await deletePost(db, deleted.author, { postId: deleted.id }, now);
    const blocked = await makeMember();
    const blockId = await block(blocked);
    for (const [member, entryId, at] of [
      [undone.author, undoneId, now],
      [deleted.author, deletedId, now],
      [blocked, blockId, now + 8 * day],
    ] as const) {
      const found = await findOwnAppeal(db, member, entryId, at);
      expect(found?.status).toBe("over");
      expect(JSON.stringify(found)).not.toContain("Gone words");
    }
  });

  test("is not there for another's act, nor for an act of another kind", async () => {
    const post = await makePost();
    const entryId = await hide(post);
    const undoing = await done(undoAct(db, colleague, { entryId }, now));
    const entries = await listEntries({ postId: post.id });
    expect(entries.map(({ kind }) => kind)).toEqual(["post.hidden", "act.undone"]);
    expect(await findOwnAppeal(db, post.author, undoing, now)).toBeNull();
    expect(await findOwnAppeal(db, post.author, 999_999, now)).toBeNull();
    for (const other of [moderator, colleague, await makeMember()])
      expect(await findOwnAppeal(db, other, entryId, now)).toBeNull();
  });
});

describe("the list of appeals", () => {
  test("has the appellant, the act, its actor, and whether a case would open again", async () => {
    const { post, id, entryId } = await makeAppealed({ reported: true });
    expect(await findAppeal(db, colleague, id, now)).toMatchObject({
      id,
      body: "My words",
      state: "open",
      appellant: { id: post.author.id, role: "member", erased: false },
      act: { entryId, ...grounds, post: { id: post.id, text: ["A post"] }, actor: { name: "Who Acted" } },
      reopens: true,
      decidedBy: null,
    });
    const { id: unreported } = await makeAppealed();
    expect(await findAppeal(db, colleague, unreported, now)).toMatchObject({ reopens: false });
    expect(await findAppeal(db, colleague, 999_999, now)).toBeNull();
  });

  test("has nothing of a text that its author has deleted", async () => {
    const { post, id } = await makeAppealed();
    await deletePost(db, post.author, { postId: post.id }, now);
    const found = await findAppeal(db, colleague, id, now);
    expect(found?.act.post).toMatchObject({ deleted: true, text: [""] });
  });

  test("open ones oldest first, decided ones newest first, each once over all pages, also at equal times", async () => {
    await d1.prepare("delete from appeals").run();
    const ids: number[] = [];
    for (let count = 0; count < 45; count++) ids.push((await makeAppealed()).id);
    const walk = async (state: "open" | "decided", meanwhile?: () => Promise<unknown>) => {
      const seen: number[] = [];
      let before: Cursor | null = null;
      for (;;) {
        const page = await listAppeals(db, colleague, { state, before }, now);
        expect(page.appeals.length).toBeLessThanOrEqual(20);
        seen.push(...page.appeals.map(({ id }) => id));
        if (page.before === null) return seen;
        const [value = 0, id = 0] = page.before.split(".").map(Number);
        before = { value, id };
        await meanwhile?.();
      }
    };
    expect(await walk("open")).toEqual(ids);
    // Decided two by two at the same time.
    for (const [index, appealId] of ids.slice(0, 43).entries()) {
      const by = index < 22 ? colleague : await makeMember({ role: "moderator" });
      await done(upholdAppeal(db, by, { appealId, note: "" }, now + Math.floor(index / 2)));
    }
    expect(await walk("open")).toEqual(ids.slice(43));
    expect(await walk("decided")).toEqual(ids.slice(0, 43).reverse());
  });
});
