import { may, type Viewer } from "~/accounts/permissions";
import { isReversible } from "~/log/kinds";
import { type Concerning, mayUndo } from "~/moderation/undo/may-undo";

/** Whoever might undo the act, but the appellant. About one's own act only where nobody else could: known in the write. */
export function mayDecideAppeal(viewer: Viewer | null, appealed: Concerning): viewer is Viewer {
  return may(viewer, "appeal:decide") && isReversible(appealed.kind) && mayUndo(viewer, appealed);
}
