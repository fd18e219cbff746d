import { eq, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import type { Database } from "~/db/client.server";
import { type Cursor, formatCursor, pageLength, takePage } from "~/db/keyset";
import { reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { findLinks } from "~/text/links.server";
import type { OwnReport, OwnReportOutcome } from "./own-report-view";

/** The latest reports that the viewer made, one more than a page has; for a batch, with `toOwnReportPage`. */
export function selectOwnReports(db: Database, viewer: Viewer, before: Cursor | null) {
  return (
    db
      .select({
        ...aliasedColumns({
          id: reports.id,
          postId: reports.postId,
          reason: reports.reason,
          note: reports.note,
          createdAt: reports.createdAt,
          outcome: reports.outcome,
        }),
        ...aliasedColumnsOrNull({
          decisionKind: log.kind,
          body: posts.body,
          deletedAt: posts.deletedAt,
          hiddenEntryId: posts.hiddenEntryId,
          blockEntryId: posts.blockEntryId,
        }),
      })
      .from(sql`(${selectPart(viewer, before)}) as reports`)
      // Left joins, so that the planner cannot start with another table than `reports`.
      .leftJoin(posts, eq(posts.id, reports.postId))
      .leftJoin(log, eq(log.id, reports.decidedEntryId))
  );
}

function selectPart(viewer: Viewer, before: Cursor | null): SQL {
  const scan = (when: SQL) =>
    sql`select * from ${reports} indexed by reports_by_reporter where ${reports.reporterId} = ${viewer.id} and ${when}`;
  // Two scans, because SQLite cannot seek by (created_at, id).
  const scans = before
    ? sql`${scan(sql`${reports.createdAt} = ${before.value} and ${reports.id} < ${before.id}`)}
      union all ${scan(sql`${reports.createdAt} < ${before.value}`)}`
    : scan(sql`true`);
  return sql`${scans} order by created_at desc, id desc limit ${pageLength + 1}`;
}

type Row = Awaited<ReturnType<typeof selectOwnReports>>[number];

/** A page, newest first, and the cursor of the next one. */
export function toOwnReportPage(rows: Row[]): { reports: OwnReport[]; before: string | null } {
  const sorted = [...rows].sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
  const page = takePage(sorted);
  return {
    reports: page.rows.map(toOwnReport),
    before: page.last && formatCursor({ value: page.last.createdAt, id: page.last.id }),
  };
}

function toOwnReport(row: Row): OwnReport {
  const { postId, reason, note, createdAt, body } = row;
  const isPublic = row.deletedAt === null && row.hiddenEntryId === null && row.blockEntryId === null;
  return {
    postId,
    text: isPublic && body !== null ? findLinks(body) : null,
    reason,
    note,
    reportedAt: createdAt,
    outcome: toOwnOutcome(row),
  };
}

/** In the words that notices tell the reporter, which is all that they may know. */
export function toOwnOutcome({
  outcome,
  decisionKind,
}: Pick<Row, "outcome" | "decisionKind">): OwnReportOutcome {
  switch (outcome) {
    case null:
      return "open";
    case "upheld":
      return decisionKind === "post.warned" ? "author warned" : "post hidden";
    case "closed by block":
      return "author blocked";
    case "dismissed":
    case "withdrawn":
      return outcome;
  }
}
