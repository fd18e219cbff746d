import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import type { LogEntry } from "~/log/find-entry.server";
import type { Reversal } from "./reversal.server";
import { reverseBlock, reverseUnblock } from "./reverse-block.server";
import { reverseDecision } from "./reverse-decision.server";
import { reverseRole } from "./reverse-role.server";

/** Null for an entry of a kind that is never undone, or that does not say enough to restore what was. */
export function reversalOf(db: Database, actor: Viewer, entry: LogEntry, now: number): Reversal | null {
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
    case "act.undone": {
      throw new Error('Not implemented yet: "act.undone" case');
    }
    case "appeal.overturned": {
      throw new Error('Not implemented yet: "appeal.overturned" case');
    }
    case "appeal.sent": {
      throw new Error('Not implemented yet: "appeal.sent" case');
    }
    case "appeal.upheld": {
      throw new Error('Not implemented yet: "appeal.upheld" case');
    }
    case "case.claimed": {
      throw new Error('Not implemented yet: "case.claimed" case');
    }
    case "case.released": {
      throw new Error('Not implemented yet: "case.released" case');
    }
    case "note.added": {
      throw new Error('Not implemented yet: "note.added" case');
    }
    case "post.created": {
      throw new Error('Not implemented yet: "post.created" case');
    }
    case "post.deleted": {
      throw new Error('Not implemented yet: "post.deleted" case');
    }
    case "post.reported": {
      throw new Error('Not implemented yet: "post.reported" case');
    }
    case "report.withdrawn": {
      throw new Error('Not implemented yet: "report.withdrawn" case');
    }
    case "reports.heeded": {
      throw new Error('Not implemented yet: "reports.heeded" case');
    }
    case "reports.ignored": {
      throw new Error('Not implemented yet: "reports.ignored" case');
    }
    default:
      return null;
  }
}
