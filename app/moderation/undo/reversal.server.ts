import { and, eq, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Permission, Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import type { ReversalDetails } from "~/db/log-details";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import type { EntryInBatch } from "~/log/insert-entries.server";
import type { Notify } from "~/log/insert-notices.server";
import type { LogEntry } from "~/log/find-entry.server";

/** How to undo an act: it restores what that act changed and nothing else. */
export type Reversal = {
  permission: Permission;
  /** In the write: the limits of the inverse act, and that no later act has changed the same things. */
  guard: SQL | undefined;
  /** The details of the entry of the undo. */
  details: ReversalDetails;
  changes: (recorded: EntryInBatch) => readonly BatchItem<"sqlite">[];
  /** Puts right what was told of the act. */
  notify: Notify;
};

/** In the write. Without an id: of the entry in a query from `log`. */
export function isNotUndone(entryId: number | typeof log.id = log.id): SQL {
  return sql`not exists (select 1 from ${log} as undo where undo.reverses_id = ${entryId})`;
}

/** Grants an open appeal against the undone act, and reopens an appeal that the undone act had granted. */
export function settleAppeals(
  db: Database,
  actor: Viewer,
  { id }: LogEntry,
  recorded: EntryInBatch,
  now: number,
) {
  return [
    db
      .update(appeals)
      .set({ state: "granted", decidedAt: now, decidedById: actor.id, decidedEntryId: recorded.entryId })
      .where(and(eq(appeals.entryId, id), eq(appeals.state, "open"), recorded.exists)),
    db
      .update(appeals)
      .set({ state: "open", decidedAt: null, decidedById: null, decidedEntryId: null })
      .where(and(eq(appeals.decidedEntryId, id), recorded.exists)),
  ];
}
