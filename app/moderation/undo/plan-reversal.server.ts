import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import type { LogEntry } from "~/log/find-entry.server";
import { isReversible } from "~/log/kinds";
import type { Reversal } from "./reversal.server";
import { reverseBlock, reverseUnblock } from "./reverse-block.server";
import { reverseDecision } from "./reverse-decision.server";
import { reverseNameReset } from "./reverse-name.server";
import { reverseRole } from "./reverse-role.server";
import { reverseWarning } from "./reverse-warning.server";

/** How to undo an entry. Null if its kind cannot be undone, or it does not record what to restore. Changes nothing. */
export function planReversal(db: Database, actor: Viewer, entry: LogEntry, now: number): Reversal | null {
  if (!isReversible(entry.kind)) return null;
  switch (entry.kind) {
    case "post.hidden":
    case "post.unhidden":
    case "report.dismissed":
      return reverseDecision(db, actor, entry, now);
    case "post.warned":
      return reverseWarning(db, actor, entry, now);
    case "user.blocked":
      return reverseBlock(db, actor, entry, now);
    case "user.unblocked":
      return reverseUnblock(db, actor, entry, now);
    case "name.reset":
      return reverseNameReset(db, actor, entry, now);
    case "role.assigned":
      return reverseRole(db, actor, entry, now);
  }
}
