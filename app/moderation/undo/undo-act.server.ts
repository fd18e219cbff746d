import { sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { log } from "~/db/tables/log.server";
import { findEntry, type LogEntry } from "~/log/find-entry.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { mayUndo } from "./may-undo";
import { reversalOf } from "./reversals.server";

/** With the entry that was to be undone, as it was found; null where there is none. */
export type UndoResult = ActResult & { entry: LogEntry | null };

/**
 * Undoes an act, once: exactly what it changed, as long as nothing later stands in the way. The undo is an entry of its
 * own that names what it reversed; it grants an open appeal, and is final.
 */
export async function undoAct(
  db: Database,
  actor: Viewer,
  { entryId }: { entryId: number },
  now: number,
): Promise<UndoResult> {
  const entry = await findEntry(db, entryId);
  if (!entry) return { outcome: "not-found", entry };
  if (!mayUndo(actor, entry)) return { outcome: "forbidden", entry };
  const reversal = reversalOf(db, actor, entry, now);
  if (!reversal || entry.reversal) return { outcome: "conflict", entry };

  const { postId, memberId } = entry;
  const { details, permission, guard, change, notifies } = reversal;
  const otherwise = { outcome: "conflict" } as const;
  const result = await performAct(
    db,
    actor,
    {
      permission,
      entry: { kind: "act.undone", actorId: actor.id, postId, memberId, details, reversesId: entryId },
      guards: [
        { holds: guard, otherwise },
        { holds: isNotUndone(entryId), otherwise },
      ],
      changes: change,
      ...(notifies && memberId !== null ? { notify: { member: notifies } } : {}),
    },
    now,
  );
  return { ...result, entry };
}

/** In the write itself. */
export function isNotUndone(entryId: number) {
  return sql`not exists (select 1 from ${log} where ${log.reversesId} = ${entryId})`;
}
