import { and, eq, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Permission, Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import type { ReversalDetails } from "~/db/log-details";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import type { NoticeKind } from "~/db/vocabulary";
import type { LogEntry } from "~/log/find-entry.server";
import type { EntryInBatch } from "~/log/insert-entries.server";

/** How an act is undone exactly: it restores what that act changed and nothing else. */
export type Reversal = {
  permission: Permission;
  /** In the write itself: the bounds of the inverse act, and that nothing later stands in the way. */
  guard: SQL | undefined;
  /** What its own entry says. */
  details: ReversalDetails;
  change: (recorded: EntryInBatch) => readonly BatchItem<"sqlite">[];
  /** What the member whom the act concerned is told. */
  notifies: NoticeKind | null;
};

/** Of an entry called `log` in a statement. */
export const isNotUndone = sql`not exists (select 1 from ${log} as undone where undone.reverses_id = ${log.id})`;

/** An open appeal against what is undone is granted; one that it had granted waits again. */
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
