import type { Viewer } from "~/accounts/permissions";
import * as assign from "~/accounts/assign-role.server";
import type { Database } from "~/db/client.server";
import type { Result } from "~/moderation/acts.server";
import * as note from "~/moderation/add-note.server";
import * as block from "~/moderation/block-user.server";
import * as claim from "~/moderation/claim-case.server";
import * as appeal from "~/moderation/decide-appeal.server";
import * as dismiss from "~/moderation/dismiss-case.server";
import * as hide from "~/moderation/hide-post.server";
import * as ignore from "~/moderation/ignore-reports.server";
import * as unblock from "~/moderation/unblock-user.server";
import * as undo from "~/moderation/undo-act.server";
import * as unhide from "~/moderation/unhide-post.server";

/** The acts, by the word alone that they came out as: most tests ask no more. */
function wordOf<Input>(
  act: (db: Database, actor: Viewer, input: Input, now: number) => Promise<Result | { outcome: "renewed" }>,
): (db: Database, actor: Viewer, input: Input, now: number) => Promise<Result["outcome"] | "renewed"> {
  return async (db, actor, input, now) => (await act(db, actor, input, now)).outcome;
}

export const hidePost = wordOf(hide.hidePost);
export const unhidePost = wordOf(unhide.unhidePost);
export const dismissCase = wordOf(dismiss.dismissCase);
export const blockUser = wordOf(block.blockUser);
export const unblockUser = wordOf(unblock.unblockUser);
export const assignRole = wordOf(assign.assignRole);
export const undoAct = wordOf(undo.undoAct);
export const claimCase = wordOf(claim.claimCase);
export const releaseCase = wordOf(claim.releaseCase);
export const addNote = wordOf(note.addNote);
export const ignoreReports = wordOf(ignore.ignoreReports);
export const upholdAppeal = wordOf(appeal.upholdAppeal);
export const overturnAppeal = wordOf(appeal.overturnAppeal);
