import { eq, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { actorHasPermission } from "~/accounts/permission-conditions.server";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { withinModerationLimit } from "~/log/moderation-limit.server";
import { insertEntries } from "~/log/insert-entries.server";
import { insertNotices } from "~/log/insert-notices.server";
import {
  type DecideCase,
  type DecideCases,
  type Decision,
  decidedColumns,
  type DecisionEntries,
  decisionEntriesOf,
  type DecisionResult,
  toDecidedPost,
} from "./decision.server";
import { explainRefusals } from "./explain-refusals.server";

/** Decides one case. */
export async function decideCase(
  db: Database,
  actor: Viewer,
  decision: Decision,
  { postId, version, note }: DecideCase,
  now: number,
): Promise<DecisionResult> {
  const [result] = await decideCases(db, actor, decision, { note, cases: [{ postId, version }] }, now);
  return result ?? { postId, outcome: "not-found", current: null };
}

/**
 * Decides any number of cases in one batch, each independently: if one is refused, the others are still decided. Writes
 * one entry per case. Gives one result per case, in the order of the input.
 */
export async function decideCases(
  db: Database,
  actor: Viewer,
  decision: Decision,
  input: DecideCases,
  now: number,
): Promise<DecisionResult[]> {
  const entries = decisionEntriesOf(crypto.randomUUID());
  const { authorNotice, reportOutcome, changes } = decision;
  const openReports = sql`${reports.postId} in ${entries.postIds} and ${reports.outcome} is null`;
  const [, , , , decidedRows] = await db.batch([
    insertDecisionEntries(db, actor, decision, input, entries, now),
    upsertCases(db, actor, decision, entries, now),
    insertNotices(
      db,
      { member: authorNotice, reporters: { kind: `report.${reportOutcome}`, of: openReports } },
      { where: entries.where, entryId: entries.idFor(reports.postId) },
      now,
    ),
    closeReports(db, decision, entries),
    selectDecided(db, entries),
    ...(changes ? changes(db, entries, actor, now) : []),
  ]);

  const done = new Map(
    decidedRows.map((row): [number, DecisionResult] => {
      const { postId, entryId } = row;
      return [postId, { postId, outcome: "done", entryId, decided: toDecidedPost(row) }];
    }),
  );
  const refused = input.cases.filter(({ postId }) => !done.has(postId));
  const refusals =
    refused.length > 0
      ? await explainRefusals(db, actor, decision, entries, { ...input, cases: refused }, now)
      : new Map();
  return input.cases.map(
    ({ postId }) =>
      done.get(postId) ?? refusals.get(postId) ?? { postId, outcome: "not-found", current: null },
  );
}

/** An entry for each case that can be decided: not about the actor's own post, and at the version that they saw. */
function insertDecisionEntries(
  db: Database,
  actor: Viewer,
  { entry, permission, condition }: Decision,
  input: DecideCases,
  entries: DecisionEntries,
  now: number,
) {
  const requested = JSON.stringify(input.cases.map(({ postId, version }) => [postId, version]));
  return insertEntries(
    db,
    {
      ...entry,
      actorId: actor.id,
      postId: sql`${posts.id}`,
      memberId: sql`${posts.authorId}`,
      note: input.note,
      details: stateBefore(now),
      part: sql`row_number() over (order by ${posts.id}) - 1`,
    },
    {
      key: entries.keyFor(posts.id),
      from: sql`json_each(${requested}) as requested join ${posts} on ${posts.id} = requested.value ->> 0
        left join ${cases} on ${cases.postId} = ${posts.id}`,
      // An entry that is already there must reach the log, which then refuses the whole batch: it was sent twice.
      where: sql`${entries.idFor(posts.id)} is not null or (
        ${posts.authorId} <> ${actor.id} and (${posts.erasedAt} is null or ${cases.state} = 'open')
        and coalesce(${cases.version}, 0) = requested.value ->> 1 and ${condition}
        and ${actorHasPermission(actor, permission, now)} and ${withinModerationLimit(actor, now).holds})`,
      now,
    },
  );
}

/** The details of an entry, as JSON: what undoing restores, and for how long (ms) the case had been open. */
function stateBefore(now: number): SQL {
  return sql`json_object(
    'waited', case when ${cases.state} = 'open' then ${now} - ${cases.openedAt} end,
    'hiddenEntryId', ${posts.hiddenEntryId},
    'before', json(case when ${cases.postId} is not null then json_object('state', ${cases.state},
      'verdict', ${cases.verdict}, 'openedAt', ${cases.openedAt}, 'decidedAt', ${cases.decidedAt},
      'decidedById', ${cases.decidedById}, 'decidedEntryId', ${cases.decidedEntryId}) end))`;
}

/** Decides the cases, and creates one for each post that had none. */
function upsertCases(
  db: Database,
  actor: Viewer,
  { verdict }: Decision,
  entries: DecisionEntries,
  now: number,
) {
  return statement(
    db,
    sql`
    insert into ${cases} (post_id, author_id, state, verdict, version, opened_at, decided_at, decided_by_id, decided_entry_id)
    select post_id, member_id, 'decided', ${verdict}, 1, ${now}, ${now}, ${actor.id}, id from ${log} where ${entries.where}
    on conflict (post_id) do update set state = 'decided', verdict = excluded.verdict, version = version + 1,
      decided_at = excluded.decided_at, decided_by_id = excluded.decided_by_id,
      decided_entry_id = excluded.decided_entry_id, claimed_by_id = null, claimed_until = null`,
  );
}

/** Which posts were decided, and what to say of it. Found by their ids, or statistics could make SQLite scan the members. */
function selectDecided(db: Database, entries: DecisionEntries) {
  const entryId = entries.idFor(posts.id);
  return db
    .select({
      postId: sql<number>`${posts.id}`.as("postId"),
      entryId: sql<number>`${entryId}`.as("entryId"),
      ...decidedColumns(entryId),
    })
    .from(posts)
    .leftJoin(members, eq(members.id, posts.authorId))
    .leftJoin(cases, eq(cases.postId, posts.id))
    .where(sql`${posts.id} in ${entries.postIds}`);
}

function closeReports(db: Database, { reportOutcome }: Decision, entries: DecisionEntries) {
  return statement(
    db,
    sql`update ${reports} set outcome = ${reportOutcome}, decided_entry_id = ${entries.idFor(reports.postId)}
    where ${reports.postId} in ${entries.postIds} and ${reports.outcome} is null`,
  );
}
