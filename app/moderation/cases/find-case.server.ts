import { desc, eq, sql } from "drizzle-orm";
import type { StandingView } from "~/accounts/standing";
import { standingColumns, toStanding } from "~/accounts/standing.server";
import type { Database } from "~/db/client.server";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { ReportReason } from "~/db/vocabulary";
import { postColumns, toPostView } from "~/feed/post-row.server";
import type { PostView } from "~/feed/post-view";
import type { LogView } from "~/log/log-view";
import { selectLog, toLogViews } from "~/log/select-log.server";
import { caseColumns, claimColumns, claimers, claimHoldsAt, deciders, toCaseView } from "./case-row.server";
import type { CaseView, ReportView } from "./case-view";

const reportColumns = aliasedColumns({
  id: reports.id,
  reason: reports.reason,
  note: reports.note,
  createdAt: reports.createdAt,
  outcome: reports.outcome,
  ignored: reports.ignored,
  reporterId: members.id,
  reporterName: members.name,
  reporterErasedAt: members.erasedAt,
  reporterIgnoredEntryId: members.reportsIgnoredEntryId,
});

// The latest of each, and one to tell that there are more; a case with many reports is decided by its counts.
const atMost = { reports: 20, entries: 8, history: 6 };

export type CasePage = {
  post: PostView;
  case: CaseView | null;
  reports: ReportView[];
  moreReports: boolean;
  /** What moderators did about this post. */
  entries: LogView[];
  moreEntries: boolean;
  /** What they did lately about its author besides. */
  history: LogView[];
  standing: StandingView;
};

/**
 * A post with its case, latest reports and log, and with its author's standing, in one round trip. Null for none, or
 * deleted with no open case.
 */
export async function findCase(db: Database, postId: number, now: number): Promise<CasePage | null> {
  const authorId = db.select({ id: posts.authorId }).from(posts).where(eq(posts.id, postId));
  const [[post], [found], reported, entries, history] = await db.batch([
    db
      .select({ ...postColumns, ...standingColumns })
      .from(posts)
      .innerJoin(members, eq(members.id, posts.authorId))
      .where(eq(posts.id, postId)),
    db
      .select({ ...caseColumns, ...claimColumns })
      .from(cases)
      .leftJoin(deciders, eq(deciders.id, cases.decidedById))
      .leftJoin(claimers, claimHoldsAt(now))
      .where(eq(cases.postId, postId)),
    db
      .select(reportColumns)
      .from(reports)
      .innerJoin(members, eq(members.id, reports.reporterId))
      .where(eq(reports.postId, postId))
      .orderBy(desc(reports.id))
      .limit(atMost.reports + 1),
    selectLog(db, "log_by_post", eq(log.postId, postId), atMost.entries + 1),
    selectLog(db, "log_by_member", sql`${log.memberId} = ${authorId}`, atMost.history),
  ]);
  if (!post || (post.deletedAt !== null && found?.state !== "open")) return null;
  return {
    post: toPostView(post),
    case: found ? toCaseView(found) : null,
    reports: reported.slice(0, atMost.reports).map(toReportView),
    moreReports: reported.length > atMost.reports,
    entries: toLogViews(entries.slice(0, atMost.entries)),
    moreEntries: entries.length > atMost.entries,
    // What was about this post is told above.
    history: toLogViews(history.filter((entry) => entry.postId !== postId)),
    standing: toStanding(post),
  };
}

type ReportRow = Omit<ReportView, "reason" | "reporter" | "reporterIgnored"> & {
  reason: string;
  reporterId: number;
  reporterName: string | null;
  reporterErasedAt: number | null;
  reporterIgnoredEntryId: number | null;
};

function toReportView({
  reporterId,
  reporterName,
  reporterErasedAt,
  reporterIgnoredEntryId,
  ...report
}: ReportRow): ReportView {
  return {
    ...report,
    reason: report.reason as ReportReason,
    reporter: { id: reporterId, name: reporterName, erased: reporterErasedAt !== null },
    reporterIgnored: reporterIgnoredEntryId !== null,
  };
}
