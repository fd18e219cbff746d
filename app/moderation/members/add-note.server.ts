import { and, eq, isNull, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { latestByActor } from "~/log/select-log.server";
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
  const latestIsSame = latestByActor(actor, { kind: "note.added", memberId, note }, sql`1`);
  const otherwise = { outcome: "conflict" } as const;
  return performAct(
    db,
    actor,
    {
      permission: "report:read",
      entry: { kind: "note.added", actorId: actor.id, memberId, note },
      guards: [
        { holds: sql`exists (select 1 from ${members} where ${hasAccount})`, otherwise },
        { holds: sql`not exists (${latestIsSame})`, otherwise },
      ],
      doneBefore: sql`select id from (${latestIsSame}) where exists (select 1 from ${members} where ${hasAccount})`,
    },
    now,
  );
}
