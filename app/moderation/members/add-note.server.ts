import { and, eq, isNull, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { isModeration, log } from "~/db/tables/log.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { mayAddNote } from "~/moderation/policy";

/**
 * Adds a moderators' note about a member, which is a log entry and nothing else. If the latest note about the member is the
 * same one by the same actor, the form was sent twice: the result is `done` and `repeated`, and nothing is written.
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

  const hasAccount = and(eq(members.id, memberId), isNull(members.erasedAt));
  const latest = sql`select ${log.id}, ${log.actorId}, ${log.note} from ${log} indexed by log_by_member_and_kind
    where ${log.memberId} = ${memberId} and ${log.kind} = 'note.added' and ${isModeration}
    order by ${log.at} desc, ${log.id} desc limit 1`;
  const duplicate = sql`select id from (${latest}) where actor_id = ${actor.id} and note = ${note}`;
  const result = await performAct<"duplicate">(
    db,
    actor,
    {
      permission: "report:read",
      entry: { kind: "note.added", actorId: actor.id, memberId, note },
      guards: [
        {
          holds: sql`exists (select 1 from ${members} where ${hasAccount})`,
          otherwise: { outcome: "conflict" },
        },
        { holds: sql`not exists (${duplicate})`, otherwise: { outcome: "conflict", why: "duplicate" } },
      ],
    },
    now,
  );
  if (result.outcome !== "conflict") return result;
  if (result.why !== "duplicate") return { outcome: "conflict" };
  const [existing] = await db.all<{ id: number }>(duplicate);
  return existing
    ? { outcome: "done", entryId: existing.id, postId: null, repeated: true }
    : { outcome: "conflict" };
}
