import { and, eq, gt, inArray, isNull, lte, ne, notExists, or, type SQL, sql } from "drizzle-orm";
import { may, type Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import type { RuleKey } from "~/db/vocabulary";
import { type ActResult, type Guard, performAct } from "~/log/perform-act.server";
import { day, minute } from "~/time/units";

export type ReportPost = { postId: number; reason: RuleKey; note: string };

/** `already`: one's open report stands. `looked-at`: dismissed within 24 hours, or nothing new since the decision. */
type WhyNot = "already" | "looked-at";

const dismissalHolds = day;
const limits = [
  { reports: 10, ms: 10 * minute },
  { reports: 30, ms: day },
];

/** Reports another's visible post: opens its case, opens it again, or adds to it. */
export async function reportPost(
  db: Database,
  actor: Viewer,
  { postId, reason, note }: ReportPost,
  now: number,
): Promise<ActResult<WhyNot>> {
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
        // First the case, while it still says whether it was decided.
        ...openCase(db, exists, actor, { postId, reason, note }, now),
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

/** Reports made in bad faith are kept, but open no case and are not counted. */
function isIgnored(actor: Viewer): SQL {
  return sql`exists (select 1 from ${members} where ${members.id} = ${actor.id} and ${members.reportsIgnoredEntryId} is not null)`;
}

/**
 * Counts the report on its case. A case that is decided begins a new round at the next version, counting from one. An open
 * one is not part of that statement: it would write the indexes of all that the new round changes.
 */
function openCase(
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

function makeGuards(
  db: Database,
  actor: Viewer,
  { postId, reason }: Omit<ReportPost, "note">,
  now: number,
): Guard<WhyNot>[] {
  const onThis = eq(reports.postId, postId);
  const byThem = eq(reports.reporterId, actor.id);
  const counted = eq(reports.ignored, false);
  const any = (condition: SQL | undefined) =>
    db
      .select({ found: sql`1` })
      .from(reports)
      .where(condition);
  const settled = db
    .select({ found: sql`1` })
    .from(cases)
    .where(
      and(
        eq(cases.postId, postId),
        eq(cases.state, "decided"),
        or(
          and(eq(cases.verdict, "dismiss"), gt(cases.decidedAt, now - dismissalHolds)),
          and(
            inArray(cases.verdict, ["dismiss", "unhide"]),
            lte(cases.decidedAt, now),
            // Neither a new reporter nor a new reason, by the reports that counted.
            sql`exists ${any(and(onThis, byThem, counted))}`,
            sql`exists ${any(and(onThis, eq(reports.reason, reason), counted))}`,
          ),
        ),
      ),
    );
  const slowEnough = limits.map(
    (limit) =>
      sql`(select count(*) from (select 1 from ${reports} where ${byThem}
        and ${reports.createdAt} > ${now - limit.ms} limit ${limit.reports})) < ${limit.reports}`,
  );
  const isIt = eq(posts.id, postId);
  const visible = and(isIt, isNull(posts.deletedAt), isNull(posts.hiddenEntryId), isNull(posts.blockEntryId));
  return [
    {
      holds: sql`exists (select 1 from ${posts} where ${visible})`,
      otherwise: { outcome: "not-found" },
    },
    {
      holds: sql`exists (select 1 from ${posts} where ${and(isIt, ne(posts.authorId, actor.id))})`,
      otherwise: { outcome: "forbidden" },
    },
    {
      holds: notExists(any(and(onThis, byThem, isNull(reports.outcome)))),
      otherwise: { outcome: "conflict", why: "already" },
    },
    { holds: notExists(settled), otherwise: { outcome: "conflict", why: "looked-at" } },
    { holds: and(...slowEnough), otherwise: { outcome: "too-fast", retryAfter: 600 } },
  ];
}
