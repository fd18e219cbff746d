import { desc, eq } from "drizzle-orm";
import type { Database } from "../db/client.server";
import { namedColumns } from "../db/columns.server";
import { cases, log, members, posts, reports } from "../db/schema.server";
import { postColumns, toPostView } from "../feed/post-row.server";
import type { PostView } from "../feed/post-view";
import { caseColumns, deciders, toCaseView } from "./case-row.server";
import type { CaseView, LogView, ReportView } from "./case-view";
import { selectLog, toLogView } from "./list-log.server";
import type { ReportReason } from "./reasons";

const reportColumns = namedColumns({
  id: reports.id,
  reason: reports.reason,
  note: reports.note,
  createdAt: reports.createdAt,
  outcome: reports.outcome,
  reporterId: members.id,
  reporterName: members.name,
  reporterErasedAt: members.erasedAt,
});

// The latest; a case with more is decided by its counts.
const listLength = 40;

export type CasePage = { post: PostView; case: CaseView | null; reports: ReportView[]; entries: LogView[] };

/** A post with its case, latest reports and log, in one round trip. Null for none, or deleted with no open case. */
export async function findCase(db: Database, postId: number): Promise<CasePage | null> {
  const [[post], [found], reported, entries] = await db.batch([
    db
      .select(postColumns)
      .from(posts)
      .innerJoin(members, eq(members.id, posts.authorId))
      .where(eq(posts.id, postId)),
    db
      .select(caseColumns)
      .from(cases)
      .leftJoin(deciders, eq(deciders.id, cases.decidedById))
      .where(eq(cases.postId, postId)),
    db
      .select(reportColumns)
      .from(reports)
      .innerJoin(members, eq(members.id, reports.reporterId))
      .where(eq(reports.postId, postId))
      .orderBy(desc(reports.id))
      .limit(listLength),
    selectLog(db, eq(log.postId, postId), listLength),
  ]);
  if (!post || (post.deletedAt !== null && found?.state !== "open")) return null;
  return {
    post: toPostView(post),
    case: found ? toCaseView(found) : null,
    reports: reported.map(({ reporterId, reporterName, reporterErasedAt, ...report }) => ({
      ...report,
      reason: report.reason as ReportReason,
      reporter: { id: reporterId, name: reporterName, erased: reporterErasedAt !== null },
    })),
    entries: entries.map(toLogView),
  };
}
