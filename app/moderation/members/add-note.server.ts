import { and, eq, isNull, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { isModeration, log } from "~/db/tables/log.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { mayAddNote } from "~/moderation/policy";

/**
 * Keeps a note about a member for the moderators: an entry of the log, and nothing else. The same words once more, with no
 * other note between, are a form that was sent twice: done, and kept once.
 */
export async function addNote(
  db: Database,
  actor: Viewer,
  { memberId, note }: { memberId: number; note: string },
  now: number,
): Promise<ActResult> {
  const member = await findMember(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayAddNote(actor, member)) return { outcome: "forbidden" };

  const isThere = and(eq(members.id, memberId), isNull(members.erasedAt));
  const latest = sql`select ${log.id}, ${log.actorId}, ${log.note} from ${log} indexed by log_by_member_and_kind
    where ${log.memberId} = ${memberId} and ${log.kind} = 'note.added' and ${isModeration}
    order by ${log.at} desc, ${log.id} desc limit 1`;
  const same = sql`select id from (${latest}) where actor_id = ${actor.id} and note = ${note}`;
  const result = await performAct<"same">(
    db,
    actor,
    {
      permission: "report:read",
      entry: { kind: "note.added", actorId: actor.id, memberId, note },
      guards: [
        {
          holds: sql`exists (select 1 from ${members} where ${isThere})`,
          otherwise: { outcome: "conflict" },
        },
        { holds: sql`not exists (${same})`, otherwise: { outcome: "conflict", why: "same" } },
      ],
    },
    now,
  );
  if (result.outcome !== "conflict") return result;
  if (result.why !== "same") return { outcome: "conflict" };
  const [kept] = await db.all<{ id: number }>(same);
  return kept ? { outcome: "done", entryId: kept.id, postId: null, repeated: true } : { outcome: "conflict" };
}
