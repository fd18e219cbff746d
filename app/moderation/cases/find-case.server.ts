import { desc, eq, type SQL, sql } from "drizzle-orm";
import { type MemberRow, nameColumns, toNamed } from "~/accounts/names/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import type { StandingView } from "~/accounts/standing";
import { standingColumns, toStanding } from "~/accounts/standing.server";
import { type Database, statement } from "~/db/client.server";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { takePage } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { postColumns, toPostView } from "~/feed/post-row.server";
import type { PostView } from "~/feed/post-view";
import type { LogView } from "~/log/log-view";
import { selectLog, toLogViews } from "~/log/select-log.server";
import { caseColumns, claimColumns, claimers, deciders, hasActiveClaim, toCaseView } from "./case-row.server";
import { type CaseView, isGone, type ReportView } from "./case-view";

const reportColumns = {
  ...nameColumns(members, "reporter"),
  ...aliasedColumns({
    reason: reports.reason,
    note: reports.note,
    createdAt: reports.createdAt,
    outcome: reports.outcome,
    ignored: reports.ignored,
    reporterIgnoredEntryId: members.reportsIgnoredEntryId,
  }),
};

// Only the latest: a case with many reports is decided by its counts.
const limits = { reports: 20, entries: 8, authorEntries: 6 };

export type CasePage = {
  post: PostView;
  case: CaseView | null;
  reports: ReportView[];
  moreReports: boolean;
  /** What moderators did about this post, newest first. */
  entries: LogView[];
  moreEntries: boolean;
  /** What else they did recently about its author. */
  authorEntries: LogView[];
  standing: StandingView;
  /** The post of the open case that follows in the queue, oldest first and then from the start; null if there is none. */
  nextPostId: number | null;
};

/**
 * A post with its case, latest reports and log entries, and its author's standing, in one round trip. Null if there is
 * no such post, or it is gone (`isGone`).
 */
export async function findCase(
  db: Database,
  viewer: Viewer,
  postId: number,
  now: number,
): Promise<CasePage | null> {
  const authorId = db.select({ id: posts.authorId }).from(posts).where(eq(posts.id, postId));
  const [[row], [caseRow], reportRows, entries, authorEntries, [next]] = await db.batch([
    db
      .select({ ...postColumns, ...standingColumns })
      .from(posts)
      .innerJoin(members, eq(members.id, posts.authorId))
      .where(eq(posts.id, postId)),
    db
      .select({ ...caseColumns, ...claimColumns })
      .from(cases)
      .leftJoin(deciders, eq(deciders.id, cases.decidedById))
      .leftJoin(claimers, hasActiveClaim(now))
      .where(eq(cases.postId, postId)),
    db
      .select(reportColumns)
      .from(reports)
      .innerJoin(members, eq(members.id, reports.reporterId))
      .where(eq(reports.postId, postId))
      .orderBy(desc(reports.id))
      .limit(limits.reports + 1),
    selectLog(db, "log_by_post", eq(log.postId, postId), limits.entries + 1, { withoutPosts: true }),
    selectLog(db, "log_by_member", sql`${log.memberId} = ${authorId}`, limits.authorEntries),
    selectNext(db, viewer, postId),
  ]);
  if (!row) return null;
  const post = toPostView(row);
  if (isGone(viewer, post, caseRow?.state)) return null;
  const reportPage = takePage(reportRows, limits.reports);
  const entryPage = takePage(entries, limits.entries);
  return {
    post,
    case: caseRow ? toCaseView(caseRow, caseRow) : null,
    reports: reportPage.rows.map((report) => toReportView(report, viewer)),
    moreReports: reportPage.last !== null,
    entries: toLogViews(entryPage.rows),
    moreEntries: entryPage.last !== null,
    // Those about this post are among `entries` already.
    authorEntries: toLogViews(authorEntries.filter((entry) => entry.postId !== postId)),
    standing: toStanding(row),
    nextPostId: next?.id ?? null,
  };
}

/** In three steps, because SQLite cannot seek in an index by a pair of values. */
function selectNext(db: Database, viewer: Viewer, postId: number) {
  const find = (position: SQL) => sql`(select ${cases.postId} from ${cases} indexed by cases_open_oldest
    where ${cases.state} = 'open' and ${cases.authorId} <> ${viewer.id} and ${position}
    order by ${cases.openedAt}, ${cases.postId} limit 1)`;
  const openedAt = sql`(select opened_at from cases as this where this.post_id = ${postId})`;
  return statement<{ id: number | null }>(
    db,
    sql`select coalesce(
      ${find(sql`${cases.openedAt} = ${openedAt} and ${cases.postId} > ${postId}`)},
      ${find(sql`${cases.openedAt} > ${openedAt}`)},
      ${find(sql`${cases.postId} <> ${postId}`)}) as id`,
  );
}

type ReportRow = Omit<ReportView, "reporter" | "reporterIgnored"> &
  MemberRow<"reporter", number> & { reporterIgnoredEntryId: number | null };

/** Nobody learns that their own reports are ignored. */
function toReportView(row: ReportRow, viewer: Viewer): ReportView {
  const { reason, note, createdAt, outcome, ignored, reporterIgnoredEntryId } = row;
  const reporter = toNamed(row, "reporter");
  const isOwn = reporter.id === viewer.id;
  return {
    reason,
    note,
    createdAt,
    outcome,
    reporter,
    ignored: ignored && !isOwn,
    reporterIgnored: reporterIgnoredEntryId !== null && !isOwn,
  };
}
