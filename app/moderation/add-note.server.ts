import { and, eq, isNull, sql } from "drizzle-orm";
import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { members } from "../db/schema.server";
import { beginAct, type Result, resultOf, stillMayModerate } from "./acts.server";
import { findPerson } from "./find-person.server";
import { mayNote } from "./policy";

/** Keeps a note about a member for the moderators: an entry of the log, and nothing else. */
export async function addNote(
  db: Database,
  actor: Viewer,
  { memberId, note }: { memberId: number; note: string },
  now: number,
): Promise<Result> {
  const member = await findPerson(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayNote(actor, member)) return { outcome: "forbidden" };

  const act = beginAct(db, { kind: "note.added", actorId: actor.id, memberId, note }, now);
  const there = and(eq(members.id, memberId), isNull(members.erasedAt));
  // A batch of one: only a batch is answered when it turns out that the log has the entry already.
  const [recorded] = await db.batch([
    act.record(
      sql`${stillMayModerate(actor, "report:read", now)} and exists (select 1 from ${members} where ${there})`,
    ),
  ]);
  return resultOf(recorded, db, act, actor, "report:read", now);
}
