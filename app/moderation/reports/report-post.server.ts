import { and, eq, gt, inArray, isNull, lte, ne, notExists, or, type SQL, sql } from "drizzle-orm";
import { may, type Viewer } from "~/accounts/permissions";
import { stillMay } from "~/accounts/still-may.server";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import type { ReportReason } from "~/db/vocabulary";
import { type Act, beginAct } from "~/log/perform-act.server";

export type ReportPost = { postId: number; reason: ReportReason; note: string };

/** `already`: one's open report stands. `looked-at`: dismissed within 24 hours, or nothing new since the decision. */
export type ReportOutcome = "done" | "not-found" | "forbidden" | "own" | "already" | "looked-at" | "too-fast";

const dismissalHolds = 86_400_000;
const limits = [
  { reports: 10, ms: 600_000 },
  { reports: 30, ms: 86_400_000 },
];

/** Reports another's visible post: opens its case, opens it again, or adds to it. */
export async function reportPost(
  db: Database,
  actor: Viewer,
  { postId, reason, note }: ReportPost,
  now: number,
): Promise<ReportOutcome> {
  if (!may(actor, "post:report")) return "forbidden";
  const authorId = sql`(select ${posts.authorId} from ${posts} where ${posts.id} = ${postId})`;
  const act = beginAct(
    db,
    {
      kind: "post.reported",
      actorId: actor.id,
      postId,
      memberId: authorId,
      details: { report: reason },
    },
    now,
  );
  const guards = makeGuards(db, actor, { postId, reason }, now);
  const [recorded] = await db.batch([
    act.record(and(...Object.values(guards))),
    // First the case, while it still says whether it was decided.
    ...openCase(db, act, actor, { postId, reason, note }, now),
    statement(
      db,
      sql`insert into ${reports} (post_id, reporter_id, reason, note, created_at, ignored)
      select ${postId}, ${actor.id}, ${reason}, ${note}, ${now}, ${isIgnored(actor)} where ${act.recorded}`,
    ),
  ]);
  return recorded.length > 0 ? "done" : explain(db, act, guards);
}

/** Reports made in bad faith are kept, but open no case and are not counted. */
function isIgnored(actor: Viewer): SQL {
  return sql`exists (select 1 from ${members} where ${members.id} = ${actor.id} and ${members.reportsIgnoredEntryId} is not null)`;
}

/**
 * Counts the report on its case. A case that is decided begins a new round at the next version, counting from one. An open
 * one is not part of that statement: it would write the indexes of all that the new round changes.
 */
function openCase(db: Database, act: Act, actor: Viewer, { postId, reason, note }: ReportPost, now: number) {
  const counts = sql`${act.recorded} and not ${isIgnored(actor)}`;
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

/** What must hold in the write, each by the outcome that its failure means. */
function makeGuards(db: Database, actor: Viewer, { postId, reason }: Omit<ReportPost, "note">, now: number) {
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
  return {
    forbidden: stillMay(actor, "post:report", now),
    "not-found": sql`exists (select 1 from ${posts} where ${visible})`,
    own: sql`exists (select 1 from ${posts} where ${and(isIt, ne(posts.authorId, actor.id))})`,
    already: notExists(any(and(onThis, byThem, isNull(reports.outcome)))),
    "looked-at": notExists(settled),
    "too-fast": sql`${and(...slowEnough)}`,
  } satisfies Partial<Record<ReportOutcome, SQL>>;
}

async function explain(
  db: Database,
  act: Act,
  guards: ReturnType<typeof makeGuards>,
): Promise<ReportOutcome> {
  const outcomes = Object.keys(guards) as (keyof typeof guards)[];
  const columns = outcomes.map((outcome, at) => sql`${guards[outcome]} as ${sql.identifier(`guard${at}`)}`);
  const [row] = await db.all<Record<string, number>>(
    sql`select ${act.recorded} as recorded, ${sql.join(columns, sql`, `)}`,
  );
  if (row?.recorded) return "done";
  return outcomes.find((_, at) => !row?.[`guard${at}`]) ?? "already";
}
