import { sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { log } from "~/db/tables/log.server";
import { findReadableEntry, type LogEntry } from "~/log/find-entry.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { hour } from "~/time/units";
import { mayUndo } from "./may-undo";
import { planReversal } from "./plan-reversal.server";
import { isNotUndone } from "./reversal.server";

/** `entry`: the one to undo, as it was before the write; null if there is none. */
export type UndoResult = ActResult<"unconfirmed"> & { entry: LogEntry | null };

export type Undo = {
  entryId: number;
  /** False where nobody has asked yet: then an act older than an hour is a conflict, `unconfirmed`, and stays. */
  confirmed?: boolean;
};

/**
 * Undoes an act, once: restores exactly what it changed, unless a later act changed the same things, which is a conflict.
 * The undo is a log entry of its own and cannot be undone. It grants an open appeal against the act.
 */
export async function undoAct(
  db: Database,
  actor: Viewer,
  { entryId, confirmed = true }: Undo,
  now: number,
): Promise<UndoResult> {
  const entry = await findReadableEntry(db, actor, entryId);
  if (!entry) return { outcome: "not-found", entry };
  if (!mayUndo(actor, entry)) return { outcome: "forbidden", entry };
  const reversal = planReversal(db, actor, entry, now);
  if (!reversal) return { outcome: "conflict", entry };
  const isOld = now - entry.at > hour;
  if (!confirmed && isOld && !entry.reversal) return { outcome: "conflict", why: "unconfirmed", entry };

  const { postId, memberId } = entry;
  const { details, permission, guard, changes, notify } = reversal;
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
      doneBefore: sql`select ${log.id} from ${log} where ${log.reversesId} = ${entryId}
        and ${log.kind} = 'act.undone' and ${log.actorId} = ${actor.id}`,
      changes,
      notify,
    },
    now,
  );
  return { ...result, entry };
}
