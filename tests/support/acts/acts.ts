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

/** The acts, reduced to their outcomes: most tests need nothing else. */
function outcomeOf<Input>(
  act: (db: Database, actor: Viewer, input: Input, now: number) => Promise<Result | { outcome: "renewed" }>,
): (db: Database, actor: Viewer, input: Input, now: number) => Promise<Result["outcome"] | "renewed"> {
  return async (db, actor, input, now) => (await act(db, actor, input, now)).outcome;
}

export const hidePost = outcomeOf(hide.hidePost);
export const unhidePost = outcomeOf(unhide.unhidePost);
export const dismissCase = outcomeOf(dismiss.dismissCase);
export const blockMember = outcomeOf(block.blockMember);
export const unblockMember = outcomeOf(unblock.unblockMember);
export const assignRole = outcomeOf(assign.assignRole);
export const undoAct = outcomeOf(undo.undoAct);
export const claimCase = outcomeOf(claim.claimCase);
export const releaseCase = outcomeOf(claim.releaseCase);
export const addNote = outcomeOf(note.addNote);
export const ignoreReports = outcomeOf(ignore.ignoreReports);
export const upholdAppeal = outcomeOf(appeal.upholdAppeal);
export const overturnAppeal = outcomeOf(appeal.overturnAppeal);
