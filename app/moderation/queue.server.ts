import { and, asc, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { cases, members, posts, reports } from "../db/schema.server";
import { postColumns, toPostView } from "../feed/post-row.server";
import { pageLength } from "../feed/read-posts.server";
import { caseColumns, deciders, toCaseView } from "./case-row.server";
import type { NoteView, QueueRow } from "./case-view";
import type { ReportReason } from "./reasons";

export type QueueFilter = {
  state: "open" | "decided";
  sort: "oldest" | "most-reported";
  reason: ReportReason | null;
  /** Keyset cursor: the sorted value and post id of the last row shown. */
  before: { value: number; postId: number } | null;
};

/** A page of cases: open ones oldest or most reported first, decided ones newest first. Never about one's own post. */
export async function listCases(
  db: Database,
  viewer: Viewer,
  filter: QueueFilter,
): Promise<{ rows: QueueRow[]; before: string | null }> {
  const { column, direction, index } = orderOf(filter);
  const rows = await db
    .select({ ...postColumns, ...caseColumns, notes: latestNotes })
    .from(sql`${cases} indexed by ${sql.identifier(index)}`)
    .innerJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(deciders, eq(deciders.id, cases.decidedById))
    .where(
      and(
        // Word for word as in the partial indexes.
        filter.state === "open" ? sql`${cases.state} = 'open'` : sql`${cases.state} = 'decided'`,
        ne(posts.authorId, viewer.id),
        filter.reason ? sql`${cases[filter.reason]} > 0` : undefined,
        filter.before ? isAfter(filter.before, column, direction) : undefined,
      ),
    )
    .orderBy(direction(column), direction(cases.postId))
    .limit(pageLength + 1);
  const shown = rows.slice(0, pageLength).map((row) => ({
    post: toPostView(row),
    case: toCaseView(row),
    notes: JSON.parse(row.notes) as NoteView[],
  }));
  const last = rows.length > pageLength ? shown.at(-1) : undefined;
  return { rows: shown, before: last ? cursorOf(last, filter) : null };
}

/** The two latest notes of a case, without names: who reported is on the case's page. */
const latestNotes = sql<string>`(
  select json_group_array(json_object('reason', reason, 'text', note, 'at', created_at)) from (
    select reason, note, created_at from ${reports} indexed by reports_with_note
    where ${reports.postId} = ${cases.postId} and ${reports.note} <> '' order by ${reports.id} desc limit 2))`;

function orderOf({ state, sort }: QueueFilter) {
  if (state === "decided") return { column: cases.decidedAt, direction: desc, index: "cases_decided_newest" };
  if (sort === "most-reported") return { column: cases.reports, direction: desc, index: "cases_open_most" };
  return { column: cases.openedAt, direction: asc, index: "cases_open_oldest" };
}

function isAfter(
  before: { value: number; postId: number },
  column: ReturnType<typeof orderOf>["column"],
  direction: typeof asc,
): SQL {
  const row = sql`(${column}, ${cases.postId})`;
  const last = sql`(${before.value}, ${before.postId})`;
  return direction === asc ? sql`${row} > ${last}` : sql`${row} < ${last}`;
}

function cursorOf({ post, case: found }: QueueRow, { state, sort }: QueueFilter): string {
  const value =
    state === "decided" ? found.decidedAt : sort === "most-reported" ? found.reports : found.openedAt;
  return `${value ?? 0}.${post.id}`;
}
