import { and, eq, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { OwnAppeal } from "./appeal-view";
import { actColumns, hasAppealableKind, isStandingAct, toAppealedAct } from "./appealed-act.server";

/** An act that concerned the viewer, and their appeal against it. Null if it concerned somebody else, or is of a kind that cannot be appealed. */
export async function findOwnAppeal(
  db: Database,
  viewer: Viewer,
  entryId: number,
  now: number,
): Promise<OwnAppeal | null> {
  const isHidden = sql`${posts.hiddenEntryId} = ${log.id} and ${posts.deletedAt} is null`;
  const isBlocked = sql`${members.blockEntryId} = ${log.id} and ${members.blockedUntil} > ${now}`;
  const [row] = await db
    .select({
      ...actColumns,
      isInForce: sql<number>`coalesce(${isHidden}, 0) or coalesce(${isBlocked}, 0) or (${isStandingAct})`.as(
        "isInForce",
      ),
      ...aliasedColumns({ id: members.id, name: members.name, role: members.role }),
      ...aliasedColumnsOrNull({
        body: appeals.body,
        createdAt: appeals.createdAt,
        state: appeals.state,
        decidedAt: appeals.decidedAt,
        reply: appeals.reply,
      }),
    })
    .from(log)
    .innerJoin(members, eq(members.id, log.memberId))
    .leftJoin(posts, eq(posts.id, log.postId))
    .leftJoin(appeals, eq(appeals.entryId, log.id))
    .where(and(eq(log.id, entryId), eq(log.memberId, viewer.id), hasAppealableKind));
  if (!row) return null;
  const { body, createdAt, decidedAt, reply, state } = row;
  return {
    act: toAppealedAct(row, row),
    status: state ?? (row.isInForce ? "possible" : "over"),
    sent:
      body === null || createdAt === null || reply === null ? null : { body, createdAt, decidedAt, reply },
  };
}
