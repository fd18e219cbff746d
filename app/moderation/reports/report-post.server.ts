import { and, eq, gt, inArray, isNull, lte, ne, notExists, or, type SQL, sql } from "drizzle-orm";
import { may, type Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { type ReportReason, reportReasonKeys } from "~/db/vocabulary";
import { type ActResult, type Guard, performAct } from "~/log/perform-act.server";
import { day, minute } from "~/time/units";

export type ReportPost = { postId: number; reason: ReportReason; note: string };

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
        openCase(db, exists, actor, { postId, reason }, now),
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

/** Counts the report on its case. A decided case begins a new round at the next version, counting from one. */
function openCase(
  db: Database,
  exists: SQL,
  actor: Viewer,
  { postId, reason }: Omit<ReportPost, "note">,
  now: number,
) {
  const reopens = sql`${cases.state} = 'decided'`;
  const recount = Object.fromEntries(
    reportReasonKeys.map((key) => [
      key,
      sql`case when ${reopens} then 0 else ${cases[key]} end + ${key === reason ? 1 : 0}`,
    ]),
  );
  return db
    .insert(cases)
    .select(
      sql`select ${postId}, (select ${posts.authorId} from ${posts} where ${posts.id} = ${postId}), 0, 'open', null, 0, ${now}, 1, ${sql.join(
        reportReasonKeys.map((key) => sql`${key === reason ? 1 : 0}`),
        sql`, `,
      )}, null, null, null, null, null, null where ${exists} and not ${isIgnored(actor)}`,
    )
    .onConflictDoUpdate({
      target: cases.postId,
      set: {
        ...recount,
        reports: sql`case when ${reopens} then 1 else ${cases.reports} + 1 end`,
        version: sql`${cases.version} + (${reopens})`,
        openedAt: sql`case when ${reopens} then ${now} else ${cases.openedAt} end`,
        state: "open",
        verdict: null,
        decidedAt: null,
        decidedById: null,
        decidedEntryId: null,
        reopenedEntryId: sql`case when not ${reopens} then ${cases.reopenedEntryId} end`,
      },
    });
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
