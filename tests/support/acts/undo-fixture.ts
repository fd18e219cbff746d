import { expect } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import type { Role } from "~/db/vocabulary";
import { day } from "~/time/units";
import { startDatabase } from "../database/database";
import { makersFor } from "../database/makers";
import { dumpState } from "../database/state/moderation-state";
import {
  assignRole,
  blockMember,
  dismissCase,
  hidePost,
  ignoreReports,
  unblockMember,
  undoAct,
  unhidePost,
  warnAuthor,
} from "./acts";

export type Post = { id: number; author: Viewer };

const decisions = { hide: hidePost, unhide: unhidePost, warn: warnAuthor, dismiss: dismissCase };
const grounds = { reason: "spam" as const, note: "said why" };

/** A database with moderators and admins, as many `staff` of each, who act, and undo, by turns: so many that none reaches a rate limit. */
export async function startUndoFixture({ staff = 12 } = {}) {
  const { db, d1 } = await startDatabase();
  const makers = makersFor(db, { membersAtOnce: 25 });
  const { makeMember, makePost, makeReport, findCaseRow, listEntries, newestEntry } = makers;
  const now = Date.now();
  const nextModerator = takeTurns(await makeMany("moderator"));
  const nextAdmin = takeTurns(await makeMany("admin"));

  function makeMany(role: Role): Promise<Viewer[]> {
    return Promise.all(Array.from({ length: staff }, () => makeMember({ role })));
  }

  /** By some moderator, at the present version of the case; gives the id of the entry. */
  async function decide(verdict: keyof typeof decisions, post: Post, at = now): Promise<number> {
    const version = (await findCaseRow(post.id))?.version ?? 0;
    const input = { postId: post.id, version, ...grounds };
    expect(await decisions[verdict](db, nextModerator(), input, at)).toBe("done");
    return newestEntry();
  }

  async function blockByAdmin({ id: memberId }: Viewer, at = now): Promise<number> {
    const input = { memberId, duration: "forever" as const, ...grounds };
    expect(await blockMember(db, nextAdmin(), input, at)).toBe("done");
    return newestEntry();
  }

  async function unblockByAdmin({ id: memberId }: Viewer, at = now): Promise<number> {
    expect(await unblockMember(db, nextAdmin(), { memberId, ...grounds }, at)).toBe("done");
    return newestEntry();
  }

  async function assignByAdmin({ id: memberId }: Viewer, role: Role): Promise<number> {
    expect(await assignRole(db, nextAdmin(), { memberId, role, ...grounds }, now)).toBe("done");
    return newestEntry();
  }

  async function ignoreByModerator({ id: memberId }: Viewer): Promise<void> {
    const input = { memberId, ignore: true, ...grounds };
    expect(await ignoreReports(db, nextModerator(), input, now)).toBe("done");
  }

  /** By an admin who did nothing else. */
  async function undo(entryId: number, at = now, by = nextAdmin()): Promise<string> {
    return undoAct(db, by, { entryId }, at);
  }

  async function makeReportedPost(at = now - 3 * day): Promise<Post> {
    const post = await makePost();
    await makeReport(post, { at, note: "Look at this." });
    await makeReport(post, { at, reason: "hate" });
    return post;
  }

  async function makeIgnoredReporter(): Promise<Viewer> {
    const member = await makeMember();
    await ignoreByModerator(member);
    return member;
  }

  /** Does the act and undoes it: the state is as before, and the log has both entries. */
  async function expectUndoRestores(act: () => Promise<number>) {
    const before = await dumpState(d1);
    const entryId = await act();
    expect(await dumpState(d1)).not.toEqual(before);
    expect(await undo(entryId)).toBe("done");
    expect(await dumpState(d1)).toEqual(before);
    const [entry, undone] = (await listEntries({})).slice(-2);
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

  return {
    db,
    d1,
    now,
    ...makers,
    nextModerator,
    nextAdmin,
    decide,
    blockByAdmin,
    unblockByAdmin,
    assignByAdmin,
    ignoreByModerator,
    undo,
    makeReportedPost,
    makeIgnoredReporter,
    expectUndoRestores,
  };
}

function takeTurns(viewers: Viewer[]): () => Viewer {
  let turn = 0;
  return () => viewers[turn++ % viewers.length]!;
}
