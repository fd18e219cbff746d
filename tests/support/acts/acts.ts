import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import type { Result } from "~/log/perform-act.server";
import * as appeal from "~/moderation/appeals/decide-appeal.server";
import * as block from "~/moderation/blocks/block-member.server";
import * as unblock from "~/moderation/blocks/unblock-member.server";
import * as claim from "~/moderation/cases/claim-case.server";
import * as dismiss from "~/moderation/cases/dismiss-case.server";
import * as hide from "~/moderation/cases/hide-post.server";
import * as unhide from "~/moderation/cases/unhide-post.server";
import * as note from "~/moderation/members/add-note.server";
import * as assign from "~/moderation/members/assign-role.server";
import * as ignore from "~/moderation/members/ignore-reports.server";
import * as undo from "~/moderation/undo/undo-act.server";

/** The acts, by the word alone that they came out as: most tests ask no more. */
function wordOf<Input>(
  act: (db: Database, actor: Viewer, input: Input, now: number) => Promise<Result | { outcome: "renewed" }>,
): (db: Database, actor: Viewer, input: Input, now: number) => Promise<Result["outcome"] | "renewed"> {
  return async (db, actor, input, now) => (await act(db, actor, input, now)).outcome;
}

export const hidePost = wordOf(hide.hidePost);
export const unhidePost = wordOf(unhide.unhidePost);
export const dismissCase = wordOf(dismiss.dismissCase);
export const blockMember = wordOf(block.blockMember);
export const unblockMember = wordOf(unblock.unblockMember);
export const assignRole = wordOf(assign.assignRole);
export const undoAct = wordOf(undo.undoAct);
export const claimCase = wordOf(claim.claimCase);
export const releaseCase = wordOf(claim.releaseCase);
export const addNote = wordOf(note.addNote);
export const ignoreReports = wordOf(ignore.ignoreReports);
export const upholdAppeal = wordOf(appeal.upholdAppeal);
export const overturnAppeal = wordOf(appeal.overturnAppeal);
