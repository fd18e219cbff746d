import { expect } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { startDatabase } from "../database/database";
import { makersFor } from "../database/makers";
import { dumpState } from "../database/state/moderation-state";
import { blockMember, hidePost } from "./acts";

export const grounds = { reason: "hate" as const, note: "a slur" };

/** A database with a moderator who hides and blocks, and another moderator and an admin who could decide an appeal. */
export async function startAppealFixture() {
  const { db, d1 } = await startDatabase();
  const makers = makersFor(db);
  const { makeMember, makePost, makeReport, findCaseRow, newestEntry } = makers;
  const now = Date.now();
  const hider = await makeMember({ role: "moderator" });
  const moderator = await makeMember({ role: "moderator" });
  const admin = await makeMember({ role: "admin" });

  async function hide({ id: postId }: { id: number }): Promise<number> {
    const version = (await findCaseRow(postId))?.version ?? 0;
    expect(await hidePost(db, hider, { postId, version, ...grounds }, now)).toBe("done");
    return newestEntry();
  }

  async function makeHidden(author?: Viewer) {
    const post = await makePost({ author: author ?? (await makeMember()) });
    await makeReport(post);
    return { ...post, entryId: await hide(post) };
  }

  async function makeBlocked({ at = now } = {}) {
    const post = await makePost();
    await makeReport(post);
    const input = { memberId: post.author.id, duration: "7d" as const, ...grounds };
    expect(await blockMember(db, hider, input, at)).toBe("done");
    return { ...post, entryId: await newestEntry() };
  }

  /** All that moderation changes except appeals: nothing removes one. */
  async function dumpAllButAppeals(): Promise<string[]> {
    return (await dumpState(d1)).filter((row) => !row.startsWith("appeals "));
  }

  return {
    db,
    d1,
    now,
    ...makers,
    hider,
    moderator,
    admin,
    hide,
    makeHidden,
    makeBlocked,
    dumpAllButAppeals,
  };
}
