import { eq, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { actorHasPermission } from "~/accounts/permission-conditions.server";
import type { Database } from "~/db/client.server";
import { aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { postColumns, toPostView } from "~/feed/post-row.server";
import { withinModerationLimit } from "~/log/moderation-limit.server";
import { tooFast } from "~/log/rate-limit.server";
import { mayDecide } from "~/moderation/policy";
import { caseColumns, deciders, toCaseView } from "../case-row.server";
import { isGone } from "../case-view";
import {
  type DecideCases,
  decidedColumns,
  type Decision,
  type DecisionEntries,
  type DecisionResult,
  toDecidedPost,
} from "./decision.server";

/**
 * Why each of these cases was not decided, by post id, in one query; posts that don't exist are left out. A case that
 * turns out to have its entry is done: an earlier attempt was committed, and only its answer was lost. So is one that this
 * actor has decided in the same way, with the same words: the form was sent twice.
 */
export async function explainRefusals(
  db: Database,
  actor: Viewer,
  { permission, entry }: Decision,
  entries: DecisionEntries,
  { note, cases: refused }: DecideCases,
  now: number,
): Promise<Map<number, DecisionResult>> {
  const reason = "reason" in entry ? entry.reason : null;
  const decidedBefore = sql`(select ${log.id} from ${log} where ${log.id} = ${cases.decidedEntryId}
    and ${log.kind} = ${entry.kind} and ${log.actorId} = ${actor.id}
    and ${log.reason} is ${reason} and ${log.note} = ${note} and ${actorHasPermission(actor, permission, now)})`;
  const entryId = sql`coalesce(${entries.idFor(posts.id)}, ${decidedBefore})`;
  const limit = withinModerationLimit(actor, now);
  const ids = JSON.stringify(refused.map(({ postId }) => postId));
  const rows = await db
    .select({
      ...postColumns,
      ...aliasedColumnsOrNull({ caseId: cases.postId }),
      ...caseColumns,
      entryId: sql<number | null>`${entryId}`.as("entryId"),
      ...decidedColumns(entryId),
      isPermitted: sql<number>`${actorHasPermission(actor, permission, now)}`.as("isPermitted"),
      isWithinLimit: sql<number>`${limit.holds}`.as("isWithinLimit"),
      wait: limit.wait.as("wait"),
    })
    .from(posts)
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(cases, eq(cases.postId, posts.id))
    .leftJoin(deciders, eq(deciders.id, cases.decidedById))
    .where(sql`${posts.id} in (select value from json_each(${ids}))`);
  const results = rows.map((row): DecisionResult => {
    const postId = row.id;
    if (row.entryId !== null)
      return { postId, outcome: "done", entryId: row.entryId, decided: toDecidedPost(row) };
    const post = toPostView(row);
    const current = { post, case: row.caseId === null ? null : toCaseView(row) };
    if (isGone(actor, post, current.case?.state)) return { postId, outcome: "not-found", current: null };
    if (!row.isPermitted || !mayDecide(actor, permission, post))
      return { postId, outcome: "forbidden", current };
    return row.isWithinLimit
      ? { postId, outcome: "conflict", current }
      : { postId, ...tooFast(row.wait), current };
  });
  return new Map(results.map((result) => [result.postId, result]));
}
