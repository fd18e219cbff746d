import * as deletion from "~/account/deletion/delete-account.server";
import * as remove from "~/feed/delete-post.server";
import type { Act, Outcome } from "~/log/perform-act.server";
import * as decideAppeal from "~/moderation/appeals/decide-appeal.server";
import * as appeal from "~/moderation/appeals/send-appeal.server";
import * as block from "~/moderation/blocks/block-member.server";
import * as unblock from "~/moderation/blocks/unblock-member.server";
import * as claim from "~/moderation/cases/claim-case.server";
import * as dismiss from "~/moderation/cases/decisions/dismiss-case.server";
import * as hide from "~/moderation/cases/decisions/hide-post.server";
import * as unhide from "~/moderation/cases/decisions/unhide-post.server";
import * as warn from "~/moderation/cases/decisions/warn-author.server";
import * as note from "~/moderation/members/add-note.server";
import * as assign from "~/moderation/members/assign-role.server";
import * as ignore from "~/moderation/members/ignore-reports.server";
import * as choose from "~/moderation/names/choose-name.server";
import * as reset from "~/moderation/names/reset-name.server";
import * as report from "~/moderation/reports/report-post.server";
import * as withdraw from "~/moderation/reports/withdraw-report.server";
import * as undo from "~/moderation/undo/undo-act.server";

/** The acts, reduced to their outcomes: most tests need nothing else. Of a conflict, why where the act says so. */
function outcomeOf<Input, Why extends string = never>(
  act: Act<Input, { outcome: Exclude<Outcome, "conflict"> | "renewed" } | { outcome: "conflict"; why?: Why }>,
): Act<Input, Outcome | "renewed" | Why> {
  return async (db, actor, input, now) => {
    const result = await act(db, actor, input, now);
    return (result.outcome === "conflict" && result.why) || result.outcome;
  };
}

export const deleteAccount = outcomeOf(deletion.deleteAccount);
export const deletePost = outcomeOf(remove.deletePost);
export const reportPost = outcomeOf(report.reportPost);
export const withdrawReport = outcomeOf(withdraw.withdrawReport);
export const sendAppeal = outcomeOf(appeal.sendAppeal);
export const hidePost = outcomeOf(hide.hidePost);
export const unhidePost = outcomeOf(unhide.unhidePost);
export const warnAuthor = outcomeOf(warn.warnAuthor);
export const dismissCase = outcomeOf(dismiss.dismissCase);
export const blockMember = outcomeOf(block.blockMember);
export const unblockMember = outcomeOf(unblock.unblockMember);
export const chooseName = outcomeOf(choose.chooseName);
export const resetName = outcomeOf(reset.resetName);
export const assignRole = outcomeOf(assign.assignRole);
export const undoAct = outcomeOf(undo.undoAct);
export const claimCase = outcomeOf(claim.claimCase);
export const releaseCase = outcomeOf(claim.releaseCase);
export const addNote = outcomeOf(note.addNote);
export const ignoreReports = outcomeOf(ignore.ignoreReports);
export const upholdAppeal = outcomeOf(decideAppeal.upholdAppeal);
export const overturnAppeal = outcomeOf(decideAppeal.overturnAppeal);
