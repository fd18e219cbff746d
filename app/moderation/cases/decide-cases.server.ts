import { eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Permission, Viewer } from "~/accounts/permissions";
import { actorHasPermission } from "~/accounts/permission-conditions.server";
import { type Database, statement } from "~/db/client.server";
import { aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { NoticeKind, Verdict } from "~/db/vocabulary";
import { postColumns, toPostView } from "~/feed/post-row.server";
import type { PostView } from "~/feed/post-view";
import { withinModerationLimit } from "~/log/moderation-limit.server";
import type { Refused } from "~/log/perform-act.server";
import { insertEntries } from "~/log/insert-entries.server";
import { insertNotices } from "~/log/insert-notices.server";
import { mayDecide } from "~/moderation/policy";
import type { Grounds } from "~/moderation/reasons";
import { caseColumns, deciders, toCaseView } from "./case-row.server";
import type { CaseView } from "./case-view";

/** `version`: of the case as it was seen, 0 where there was none yet. */
type SeenCase = { postId: number; version: number };
export type DecideCase = Grounds & SeenCase;
export type DecideCases = Grounds & { cases: SeenCase[] };

/** How things stand now, beside a refusal. */
type FoundCase = { post: PostView; case: CaseView | null };
export type DecisionResult =
  | { postId: number; outcome: "done"; entryId: number }
  | ({ postId: number; found: FoundCase | null } & Refused);

export type Decision = {
  permission: Extract<Permission, "post:hide" | "post:unhide" | "report:dismiss">;
  kind: "post.hidden" | "post.unhidden" | "report.dismissed";
  verdict: Verdict;
  /** What becomes of the open reports. */
  answer: "upheld" | "dismissed";
  /** The author's notice, if any. */
  notifies?: NoticeKind;
  /** What must hold of `posts` and `cases` besides, in the write; else it is so already. */
  when: SQL;
  /** What changes besides the cases and their reports. */
  change?: (db: Database, recorded: RecordedDecisions, actor: Viewer, now: number) => BatchItem<"sqlite">[];
};

/** The entries of one decision while its batch runs: the posts that have one, and the id of that of a post. */
type RecordedDecisions = { postIds: SQL; entryOf: (postId: SQLWrapper) => SQL<number> };

/** Decides one case. */
export async function decideCase(
  db: Database,
  actor: Viewer,
  decision: Decision,
  { postId, version, ...grounds }: DecideCase,
  now: number,
): Promise<DecisionResult> {
  const [result] = await decideCases(db, actor, decision, { ...grounds, cases: [{ postId, version }] }, now);
  return result ?? { postId, outcome: "not-found", found: null };
}

/**
 * Decides any number of cases in one batch, each by itself: somebody else's post, its case at the version seen, its
 * reports answered, those concerned notified. One entry a case; one read tells why others were not decided.
 */
export async function decideCases(
  db: Database,
  actor: Viewer,
  decision: Decision,
  input: DecideCases,
  now: number,
): Promise<DecisionResult[]> {
  const { kind, verdict, answer, notifies, change } = decision;
  // All entries of this decision have keys between these two.
  const key = crypto.randomUUID();
  const written = sql`${log.act} >= ${`${key}:`} and ${log.act} < ${`${key};`}`;
  const postIds = sql`(select ${log.postId} from ${log} where ${written})`;
  const entryOf: RecordedDecisions["entryOf"] = (postId) =>
    sql`(select ${log.id} from ${log} where ${log.act} = ${`${key}:`} || ${postId})`;
  const wanted = JSON.stringify(input.cases.map(({ postId, version }) => [postId, version]));

  const [recorded] = await db.batch([
    insertEntries(
      db,
      {
        kind,
        actorId: actor.id,
        postId: sql`${posts.id}`,
        memberId: sql`${posts.authorId}`,
        reason: input.reason,
        note: input.note,
        details: stateBefore(now),
        part: sql`row_number() over (order by ${posts.id}) - 1`,
      },
      {
        key: sql`${`${key}:`} || ${posts.id}`,
        from: sql`json_each(${wanted}) as wanted join ${posts} on ${posts.id} = wanted.value ->> 0
          left join ${cases} on ${cases.postId} = ${posts.id}`,
        where: sql`${entryOf(posts.id)} is not null or (
          ${posts.authorId} <> ${actor.id} and (${posts.deletedAt} is null or ${cases.state} = 'open')
          and coalesce(${cases.version}, 0) = wanted.value ->> 1 and ${decision.when}
          and ${actorHasPermission(actor, decision.permission, now)} and ${withinModerationLimit(actor, now)})`,
        now,
      },
    ),
    statement(
      db,
      sql`
      insert into ${cases} (post_id, author_id, state, verdict, version, opened_at, decided_at, decided_by_id, decided_entry_id)
      select post_id, member_id, 'decided', ${verdict}, 1, ${now}, ${now}, ${actor.id}, id from ${log} where ${written}
      on conflict (post_id) do update set state = 'decided', verdict = excluded.verdict, version = version + 1,
        decided_at = excluded.decided_at, decided_by_id = excluded.decided_by_id,
        decided_entry_id = excluded.decided_entry_id, claimed_by_id = null, claimed_until = null`,
    ),
    insertNotices(
      db,
      {
        member: notifies,
        reporters: { kind: `report.${answer}`, of: sql`${reports.postId} in ${postIds}` },
      },
      { where: written, entryId: entryOf(reports.postId) },
      now,
    ),
    statement(
      db,
      sql`update ${reports} set outcome = ${answer}, decided_entry_id = ${entryOf(reports.postId)}
      where ${reports.postId} in ${postIds} and ${reports.outcome} is null`,
    ),
    ...(change ? change(db, { postIds, entryOf }, actor, now) : []),
  ]);

  const entries = new Map(recorded.map((row) => [row.post_id, row.id]));
  const refused = input.cases.filter(({ postId }) => !entries.has(postId));
  const reasons = refused.length > 0 ? await explain(db, actor, decision, entryOf, refused, now) : new Map();
  return input.cases.map(({ postId }) => {
    const entryId = entries.get(postId);
    if (entryId !== undefined) return { postId, outcome: "done", entryId };
    return reasons.get(postId) ?? { postId, outcome: "not-found", found: null };
  });
}

/** As JSON, the details of the entry: what undoing restores, and how long the case had been open. */
function stateBefore(now: number): SQL {
  return sql`json_object(
    'waited', case when ${cases.state} = 'open' then ${now} - ${cases.openedAt} end,
    'hiddenEntryId', ${posts.hiddenEntryId},
    'before', json(case when ${cases.postId} is not null then json_object('state', ${cases.state},
      'verdict', ${cases.verdict}, 'openedAt', ${cases.openedAt}, 'decidedAt', ${cases.decidedAt},
      'decidedById', ${cases.decidedById}, 'decidedEntryId', ${cases.decidedEntryId}) end))`;
}

/** Why each was not decided; an entry that is there after all means that an earlier sending got through. */
async function explain(
  db: Database,
  actor: Viewer,
  { permission }: Decision,
  entryOf: RecordedDecisions["entryOf"],
  refused: SeenCase[],
  now: number,
): Promise<Map<number, DecisionResult>> {
  const ids = JSON.stringify(refused.map(({ postId }) => postId));
  const rows = await db
    .select({
      ...postColumns,
      ...aliasedColumnsOrNull({ caseId: cases.postId }),
      ...caseColumns,
      entryId: sql<number | null>`${entryOf(posts.id)}`.as("entryId"),
      able: sql<number>`${actorHasPermission(actor, permission, now)}`.as("able"),
      slow: sql<number>`${withinModerationLimit(actor, now)}`.as("slow"),
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
    const found = { post, case: row.caseId === null ? null : toCaseView(row) };
    if (post.deleted && found.case?.state !== "open") return { postId, outcome: "not-found", found: null };
    if (!row.able || !mayDecide(actor, permission, post)) return { postId, outcome: "forbidden", found };
    return row.slow
      ? { postId, outcome: "conflict", found }
      : { postId, outcome: "too-fast", retryAfter: 60, found };
  });
  return new Map(results.map((result) => [result.postId, result]));
}
