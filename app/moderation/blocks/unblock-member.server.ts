import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { findMember } from "~/accounts/find-member.server";
import type { Viewer } from "~/accounts/permissions";
import { actorOutranks } from "~/accounts/permission-conditions.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { latestByActor } from "~/log/select-log.server";
import { mayActOn } from "~/moderation/policy";
import type { Note } from "~/moderation/reasons";
import { isClosedByBlock, liftBlocks } from "./lift-blocks.server";

export type UnblockMember = Note & { memberId: number };

/** Lifts a block and restores exactly what it changed. */
export async function unblockMember(
  db: Database,
  actor: Viewer,
  { memberId, note }: UnblockMember,
  now: number,
): Promise<ActResult> {
  const member = await findMember(db, memberId);
  if (!member) return { outcome: "not-found" };
  if (!mayActOn(actor, "user:unblock", member)) return { outcome: "forbidden" };

  const isMember = eq(members.id, memberId);
  const isBlocked = and(isMember, isNotNull(members.blockedUntil), isNull(members.erasedAt));
  const details = sql`(select json_object('blockEntryId', ${members.blockEntryId}, 'until', ${members.blockedUntil})
    from ${members} where ${isMember})`;
  const otherwise = { outcome: "conflict" } as const;
  return performAct(
    db,
    actor,
    {
      permission: "user:unblock",
      entry: { kind: "user.unblocked", actorId: actor.id, memberId, note, details },
      guards: [
        { holds: actorOutranks(actor, memberId), otherwise },
        { holds: sql`exists (select 1 from ${members} where ${isBlocked})`, otherwise },
      ],
      doneBefore: latestByActor(
        actor,
        { kind: "user.unblocked", memberId, note },
        sql`exists (select 1 from ${members} where ${and(isMember, isNull(members.blockedUntil), isNull(members.erasedAt))})`,
      ),
      changes: ({ exists, entryId }) =>
        liftBlocks(db, { members: and(isMember, exists), entryId, actorId: actor.id }, now),
      notify: {
        member: "user.unblocked",
        reporters: { kind: "report.reopened", of: isClosedByBlock(isMember) },
      },
    },
    now,
  );
}
