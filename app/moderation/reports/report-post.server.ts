import { and, eq, gt, inArray, isNull, lte, ne, notExists, notInArray, or, type SQL, sql } from "drizzle-orm";
import { may, rolesWith, type Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import type { RuleKey } from "~/db/vocabulary";
import { type ActResult, type Guard, performAct } from "~/log/perform-act.server";
import { withinLimits } from "~/log/rate-limit.server";
import { day, minute } from "~/time/units";

export type ReportPost = { postId: number; reason: RuleKey; note: string };

/**
 * `already`: the actor has an open report on the post. `looked-at`: the case was decided within the last 24 hours in a way
 * that left the post, or
 * the report brings neither a new reporter nor a new reason since it was decided.
 */
type ReportConflict = "already" | "looked-at";

/**
 * After a decision that left the post as it is. Who reads it later finds in it what the moderator found: a report would only
 * open again what was decided.
 */
const cooldown = day;
const rateLimits = [
  { count: 10, ms: 10 * minute },
  { count: 30, ms: day },
];

/** Reports a visible post of another member. This opens a case, reopens a decided one, or adds to an open one. */
export async function reportPost(
  db: Database,
  actor: Viewer,
  { postId, reason, note }: ReportPost,
  now: number,
): Promise<ActResult<ReportConflict>> {
  if (!may(actor, "post:report")) return { outcome: "forbidden" };
  return performAct(
    db,
    actor,
    {
      permission: "post:report",
      entry: {
        kind: "post.reported",
        actorId: actor.id,
        postId,
        memberId: sql`(select ${posts.authorId} from ${posts} where ${posts.id} = ${postId})`,
        details: { report: reason },
      },
      guards: makeGuards(db, actor, { postId, reason }, now),
      changes: ({ exists }) => [
        ...countOnCase(db, exists, actor, { postId, reason, note }, now),
        statement(
          db,
          sql`insert into ${reports} (post_id, reporter_id, reason, note, created_at, ignored)
          select ${postId}, ${actor.id}, ${reason}, ${note}, ${now}, ${isIgnored(actor)} where ${exists}`,
        ),
      ],
    },
    now,
  );
}

function makeGuards(
  db: Database,
  actor: Viewer,
  { postId, reason }: Omit<ReportPost, "note">,
  now: number,
): Guard<ReportConflict>[] {
  const isPost = eq(posts.id, postId);
  const isVisible = and(
    isPost,
    isNull(posts.deletedAt),
    isNull(posts.hiddenEntryId),
    isNull(posts.blockEntryId),
  );
  const isMyOpenReport = and(
    eq(reports.postId, postId),
    eq(reports.reporterId, actor.id),
    isNull(reports.outcome),
  );
  return [
    {
      holds: sql`exists (select 1 from ${posts} where ${isVisible})`,
      otherwise: { outcome: "not-found" },
    },
    {
      holds: sql`exists (select 1 from ${posts} where ${and(isPost, ne(posts.authorId, actor.id))})`,
      otherwise: { outcome: "forbidden" },
    },
    {
      holds: notExists(selectReports(db, isMyOpenReport)),
      otherwise: { outcome: "conflict", why: "already" },
    },
    {
      holds: notExists(selectSettledCase(db, actor, { postId, reason }, now)),
      otherwise: { outcome: "conflict", why: "looked-at" },
    },
    withinLimits(
      { from: reports, where: eq(reports.reporterId, actor.id), at: reports.createdAt },
      rateLimits,
      now,
    ),
  ];
}

function selectReports(db: Database, condition: SQL | undefined) {
  return db
    .select({ one: sql`1` })
    .from(reports)
    .where(condition);
}

/**
 * The case of the post, if it is decided in a way that this report must not reopen. The reporter's own earlier reports
 * matter whether they counted or not: those whose reports are ignored get the answer that everybody gets.
 */
function selectSettledCase(
  db: Database,
  actor: Viewer,
  { postId, reason }: Omit<ReportPost, "note">,
  now: number,
) {
  const isOwn = and(eq(reports.postId, postId), eq(reports.reporterId, actor.id));
  const isKnown = and(eq(reports.postId, postId), or(eq(reports.ignored, false), isOwn));
  return db
    .select({ one: sql`1` })
    .from(cases)
    .where(
      and(
        eq(cases.postId, postId),
        eq(cases.state, "decided"),
        or(
          and(inArray(cases.verdict, ["dismiss", "warn"]), gt(cases.decidedAt, now - cooldown)),
          and(
            inArray(cases.verdict, ["dismiss", "warn", "unhide", "unwarn"]),
            lte(cases.decidedAt, now),
            // Neither the reporter is new to the case nor the reason.
            sql`exists ${selectReports(db, isOwn)}`,
            sql`exists ${selectReports(db, and(isKnown, eq(reports.reason, reason)))}`,
          ),
        ),
      ),
    );
}

/**
 * Whether a moderator ignores the actor's reports: those are stored, but open no case and are not counted. Never those of
 * somebody who can read the queue, where a report that counts for nothing would tell them.
 */
function isIgnored(actor: Viewer): SQL {
  const isThis = and(eq(members.id, actor.id), notInArray(members.role, [...rolesWith("report:read")]));
  return sql`exists (select 1 from ${members} where ${isThis} and ${members.reportsIgnoredEntryId} is not null)`;
}

/**
 * Counts the report on its case: an open case counts one more, a decided one starts over at one with its version raised.
 * Two statements, because a single upsert would also rewrite the indexes of an open case that only the reopening changes.
 * In this order, or a case that has just been reopened would be counted twice.
 */
function countOnCase(
  db: Database,
  exists: SQL,
  actor: Viewer,
  { postId, reason, note }: ReportPost,
  now: number,
) {
  const counts = sql`${exists} and not ${isIgnored(actor)}`;
  const authorId = sql`(select ${posts.authorId} from ${posts} where ${posts.id} = ${postId})`;
  const path = `$."${reason}"`;
  // D1 binds every number as a float, which JSON would keep.
  const integer = (value: number) => sql`cast(${value} as integer)`;
  const newNote = sql`json_object('reason', ${reason}, 'text', ${note}, 'at', ${integer(now)}, 'by', ${integer(actor.id)})`;
  const notes = note === "" ? sql`'[]'` : sql`json_array(${newNote})`;
  const latestNotes = sql`case when ${cases.notes} = '[]' then ${notes} else json_array(${newNote}, ${cases.notes} -> 0) end`;
  return [
    db
      .update(cases)
      .set({
        reports: sql`${cases.reports} + 1`,
        reasons: sql`json_set(${cases.reasons}, ${path}, coalesce(${cases.reasons} ->> ${reason}, 0) + 1)`,
        ...(note === "" ? {} : { notes: latestNotes }),
      })
      .where(and(eq(cases.postId, postId), eq(cases.state, "open"), counts)),
    statement(
      db,
      sql`
      insert into ${cases} (post_id, author_id, state, opened_at, reports, reasons, notes)
      select ${postId}, ${authorId}, 'open', ${now}, 1, json_object(${reason}, 1), ${notes} where ${counts}
      on conflict (post_id) do update set state = 'open', verdict = null, version = version + 1,
        opened_at = excluded.opened_at, reports = excluded.reports, reasons = excluded.reasons, notes = excluded.notes,
        decided_at = null, decided_by_id = null, decided_entry_id = null, reopened_entry_id = null
      where ${cases.state} = 'decided'`,
    ),
  ] as const;
}
