import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import type { LogEntry } from "~/log/find-entry.server";
import { isReversible } from "~/log/kinds";
import type { Reversal } from "./reversal.server";
import { reverseBlock, reverseUnblock } from "./reverse-block.server";
import { reverseDecision } from "./reverse-decision.server";
import { reverseRole } from "./reverse-role.server";

/** Null for an entry of a kind that is never undone, or that does not say enough to restore what was. */
export function reversalOf(db: Database, actor: Viewer, entry: LogEntry, now: number): Reversal | null {
  if (!isReversible(entry.kind)) return null;
  switch (entry.kind) {
    case "post.hidden":
    case "post.unhidden":
    case "report.dismissed":
      return reverseDecision(db, actor, entry, now);
    case "user.blocked":
      return reverseBlock(db, actor, entry, now);
    case "user.unblocked":
      return reverseUnblock(db, actor, entry, now);
    case "role.assigned":
      return reverseRole(db, actor, entry, now);
  }
}
