import { desc, eq, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { cases, reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { caseColumns, deciders, toCaseView } from "~/moderation/cases/case-row.server";
import type { MadeReport, ReceivedCase } from "./member-page-view";

const listLength = 5;

/** The latest cases about a member's posts; for a batch, with `toReceivedCase`. */
export function selectReceivedCases(db: Database, authorId: number) {
  return db
    .select({
      ...caseColumns,
      ...aliasedColumns({ postId: cases.postId, body: posts.body, deletedAt: posts.deletedAt }),
    })
    .from(sql`${cases} indexed by cases_by_author`)
    .innerJoin(posts, eq(posts.id, cases.postId))
    .leftJoin(deciders, eq(deciders.id, cases.decidedById))
    .where(eq(cases.authorId, authorId))
    .orderBy(desc(cases.openedAt), desc(cases.postId))
    .limit(listLength);
}

export function toReceivedCase({
  postId,
  body,
  deletedAt,
  ...row
}: Awaited<ReturnType<typeof selectReceivedCases>>[number]): ReceivedCase {
  return { postId, text: deletedAt === null || row.state === "open" ? body : null, case: toCaseView(row) };
}

/** The latest reports by a member; for a batch, with `toMadeReports`. */
export function selectMadeReports(db: Database, reporterId: number) {
  return db
    .select({
      ...aliasedColumns({
        id: reports.id,
        postId: reports.postId,
        reason: reports.reason,
        note: reports.note,
        createdAt: reports.createdAt,
        outcome: reports.outcome,
        ignored: reports.ignored,
        authorId: posts.authorId,
        deletedAt: posts.deletedAt,
      }),
    })
    .from(sql`${reports} indexed by reports_by_reporter`)
    .innerJoin(posts, eq(posts.id, reports.postId))
    .where(eq(reports.reporterId, reporterId))
    .orderBy(desc(reports.createdAt), desc(reports.id))
    .limit(listLength);
}

/** Leaves out reports on the viewer's own posts: nobody learns who reported them. */
export function toMadeReports(
  rows: Awaited<ReturnType<typeof selectMadeReports>>,
  viewer: Viewer,
): MadeReport[] {
  return rows
    .filter(({ authorId }) => authorId !== viewer.id)
    .map(({ id, postId, reason, note, createdAt, outcome, ignored, deletedAt }) => ({
      id,
      postId,
      note,
      createdAt,
      outcome,
      ignored,
      hasCase: deletedAt === null || (outcome === null && !ignored),
      reason,
    }));
}
