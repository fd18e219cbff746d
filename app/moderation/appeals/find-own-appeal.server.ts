import { and, eq } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { OwnAppeal } from "./appeal-view";
import {
  actColumns,
  appealStateOf,
  hasAppealableKind,
  isActInForce,
  toAppealedAct,
} from "./appealed-act.server";

/** An act that concerned the viewer, and their appeal against it. Null if it concerned somebody else, or is of a kind that cannot be appealed. */
export async function findOwnAppeal(
  db: Database,
  viewer: Viewer,
  entryId: number,
  now: number,
): Promise<OwnAppeal | null> {
  const [row] = await db
    .select({
      ...actColumns,
      state: appealStateOf().as("state"),
      isInForce: isActInForce(now).as("isInForce"),
      ...aliasedColumns({ id: members.id, name: members.name, role: members.role }),
      ...aliasedColumnsOrNull({
        body: appeals.body,
        createdAt: appeals.createdAt,
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
