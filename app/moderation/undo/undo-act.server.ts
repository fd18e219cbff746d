import { sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { log } from "~/db/tables/log.server";
import { findEntry } from "~/log/find-entry.server";
import { beginAct, type Result, resultOf, stillMayModerate } from "~/log/perform-act.server";
import { mayUndo } from "~/moderation/policy";
import { reversalOf } from "./reversals.server";

/**
 * Takes back an act, once: exactly what it changed, as long as nothing later stands in the way. The undo is an entry of
 * its own that names what it reversed; it grants an open appeal, and is final.
 */
export async function undoAct(
  db: Database,
  actor: Viewer,
  { entryId }: { entryId: number },
  now: number,
): Promise<Result> {
  const entry = await findEntry(db, entryId);
  if (!entry) return { outcome: "not-found" };
  const reversal = reversalOf(db, actor, entry, now);
  if (!mayUndo(actor, entry)) return { outcome: "forbidden" };
  if (!reversal || entry.reversal) return { outcome: "conflict" };

  const { postId, memberId } = entry;
  const { details, permission } = reversal;
  const act = beginAct(
    db,
    { kind: "act.undone", actorId: actor.id, postId, memberId, details, reversesId: entryId },
    now,
  );
  const [recorded] = await db.batch([
    act.record(
      sql`${stillMayModerate(actor, permission, now)} and ${reversal.guard}
        and not exists (select 1 from ${log} where ${log.reversesId} = ${entryId})`,
    ),
    ...reversal.change(act),
    ...(reversal.notifies && memberId !== null ? [act.notify(reversal.notifies, memberId)] : []),
  ]);
  return resultOf(recorded, db, act, actor, permission, now);
}
