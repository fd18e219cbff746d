import { may, type Viewer } from "~/accounts/permissions";
import { isReversible } from "~/log/kinds";
import { type ActOnMember, mayUndo } from "~/moderation/undo/may-undo";

/** Whoever may undo the act, except the appellant. One's own act only if nobody else can: the write checks that. */
export function mayDecideAppeal(viewer: Viewer | null, appealed: ActOnMember): viewer is Viewer {
  return may(viewer, "appeal:decide") && isReversible(appealed.kind) && mayUndo(viewer, appealed);
}
