import { eq, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { actorHasPermission } from "~/accounts/permission-conditions.server";
import type { Database } from "~/db/client.server";
import { aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { postColumns, toPostView } from "~/feed/post-row.server";
import { withinModerationLimit } from "~/log/moderation-limit.server";
import { mayDecide } from "~/moderation/policy";
import { caseColumns, deciders, toCaseView } from "./case-row.server";
import { isGone } from "./case-view";
import type { CaseVersion, Decision, DecisionEntries, DecisionResult } from "./decision.server";

/**
 * Why each of these cases was not decided, by post id, in one query; posts that don't exist are left out. A case that
 * turns out to have its entry is done: an earlier attempt was committed, and only its answer was lost.
 */
export async function explainRefusals(
  db: Database,
  actor: Viewer,
  { permission }: Decision,
  entries: DecisionEntries,
  refused: CaseVersion[],
  now: number,
): Promise<Map<number, DecisionResult>> {
  const ids = JSON.stringify(refused.map(({ postId }) => postId));
  const rows = await db
    .select({
      ...postColumns,
      ...aliasedColumnsOrNull({ caseId: cases.postId }),
      ...caseColumns,
      entryId: sql<number | null>`${entries.idFor(posts.id)}`.as("entryId"),
      isPermitted: sql<number>`${actorHasPermission(actor, permission, now)}`.as("isPermitted"),
      isWithinLimit: sql<number>`${withinModerationLimit(actor, now)}`.as("isWithinLimit"),
    })
    .from(posts)
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(cases, eq(cases.postId, posts.id))
    .leftJoin(deciders, eq(deciders.id, cases.decidedById))
    .where(sql`${posts.id} in (select value from json_each(${ids}))`);
  const results = rows.map((row): DecisionResult => {
    const postId = row.id;
    if (row.entryId !== null) return { postId, outcome: "done", entryId: row.entryId };
    const post = toPostView(row);
    const current = { post, case: row.caseId === null ? null : toCaseView(row) };
    if (isGone(actor, post, current.case?.state)) return { postId, outcome: "not-found", current: null };
    if (!row.isPermitted || !mayDecide(actor, permission, post))
      return { postId, outcome: "forbidden", current };
    return row.isWithinLimit
      ? { postId, outcome: "conflict", current }
      : { postId, outcome: "too-fast", retryAfter: 60, current };
  });
  return new Map(results.map((result) => [result.postId, result]));
}
