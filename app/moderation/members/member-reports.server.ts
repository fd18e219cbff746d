import { and, desc, eq, ne, type SQL, sql } from "drizzle-orm";
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
      ...aliasedColumns({ postId: cases.postId, body: posts.body, erasedAt: posts.erasedAt }),
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
  erasedAt,
  ...row
}: Awaited<ReturnType<typeof selectReceivedCases>>[number]): ReceivedCase {
  return { postId, text: erasedAt === null || row.state === "open" ? body : null, case: toCaseView(row) };
}

/**
 * The latest reports by a member, without those on the viewer's own posts: nobody learns of these. For a batch, with
 * `toMadeReports`.
 */
export function selectMadeReports(db: Database, viewer: Viewer, reporterId: number) {
  return db
    .select({
      ...aliasedColumns({
        postId: reports.postId,
        reason: reports.reason,
        note: reports.note,
        createdAt: reports.createdAt,
        outcome: reports.outcome,
        ignored: reports.ignored,
        erasedAt: posts.erasedAt,
      }),
    })
    .from(sql`${reports} indexed by reports_by_reporter`)
    .innerJoin(posts, eq(posts.id, reports.postId))
    .where(and(eq(reports.reporterId, reporterId), ne(posts.authorId, viewer.id)))
    .orderBy(desc(reports.createdAt), desc(reports.id))
    .limit(listLength);
}

/** SQL: how many of the member's reports on the viewer's own posts had this outcome. */
export function countMadeAgainst(
  viewer: Viewer,
  reporterId: number,
  outcome: "upheld" | "dismissed",
): SQL<number> {
  const isOne = and(
    eq(cases.authorId, viewer.id),
    eq(reports.reporterId, reporterId),
    eq(reports.outcome, outcome),
  );
  // In this order: somebody may have reported thousands of posts. Each report that was answered has a case.
  return sql<number>`(select count(*) from ${cases} indexed by cases_by_author
    cross join ${reports} indexed by reports_by_post on ${reports.postId} = ${cases.postId} where ${isOne})`;
}

/** `isOwn`: the viewer is the reporter, who does not learn that reports of theirs are ignored. */
export function toMadeReports(
  rows: Awaited<ReturnType<typeof selectMadeReports>>,
  isOwn: boolean,
): MadeReport[] {
  return rows.map(({ postId, reason, note, createdAt, outcome, erasedAt, ...row }) => {
    const ignored = row.ignored && !isOwn;
    const hasCase = erasedAt === null || (outcome === null && !ignored);
    return { postId, note, createdAt, outcome, ignored, hasCase, reason };
  });
}
