import type { Permission, Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import type { LogKind } from "~/db/vocabulary";
import { minute } from "~/text/times";
import type { makersFor } from "../database/makers";
import { hidePost } from "./acts";

export type Act = (db: Database, actor: Viewer, now: number) => Promise<string>;

/** An act to which the rules for all acts apply. */
export type ActCase = {
  /** Null for what everybody may do, also while blocked. */
  permission: Permission | null;
  kind: LogKind;
  /** The tables it changes: if any of these changes fails, nothing of the act may remain. */
  changes: string[];
  /** The outcomes of the same act repeated, at the same moment or later; null where a repetition is an act of its own. */
  repeatOutcomes: string[] | null;
  /** Makes everything the act needs, for this act alone. */
  prepare: () => Promise<{ actor: Viewer; act: Act }>;
};

export type ActSetup = ReturnType<typeof setUpActs>;

export const grounds = { reason: "spam" as const, note: "said why" };

export function setUpActs(db: Database, makers: ReturnType<typeof makersFor>) {
  const { makeMember, makePost, makeReport, newestEntry } = makers;
  const makeModerator = () => makeMember({ role: "moderator" });
  const makeAdmin = () => makeMember({ role: "admin" });

  async function makeReported() {
    const post = await makePost();
    await makeReport(post);
    return post;
  }

  /** Done a minute ago by somebody else; gives the id of the entry. */
  async function perform(act: Act, by?: Viewer): Promise<number> {
    const outcome = await act(db, by ?? (await makeModerator()), Date.now() - minute);
    if (outcome !== "done") throw new Error(`the outcome of an act to prepare was ${outcome}`);
    return newestEntry();
  }

  const hide = ({ id: postId }: { id: number }) =>
    perform((on, by, at) => hidePost(on, by, { postId, version: 0, ...grounds }, at));

  return { ...makers, makeModerator, makeAdmin, makeReported, perform, hide };
}
