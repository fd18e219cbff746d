import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, ne, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Viewer } from "~/accounts/permissions";
import { standingColumns, toStanding } from "~/accounts/standing.server";
import type { Database } from "~/db/client.server";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { type Cursor, pageLength } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { caseReasons, cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import type { ReportReason } from "~/db/vocabulary";
import { postColumns, toPostView } from "~/feed/post-row.server";
import { caseColumns, claimColumns, claimers, claimHoldsAt, deciders, toCaseView } from "./case-row.server";
import type { QueueRow } from "./case-view";
import { type Waiting, waitings } from "./words";

export type QueueFilter = {
  state: "open" | "decided";
  sort: "oldest" | "most-reported";
  reason: ReportReason | null;
  /** Open for at least so long: the oldest first, however it is sorted else. */
  waiting: Waiting | null;
  /** Those that this viewer is on: the claim that ends first comes first. */
  claimed: boolean;
  /** The sorted value and post id of the last row shown. */
  before: Cursor | null;
};

/** A page of cases: open ones oldest or most reported first, decided ones newest first. Never about one's own post. */
export async function listCases(
  db: Database,
  viewer: Viewer,
  filter: QueueFilter,
  now: number,
): Promise<{ rows: QueueRow[]; before: string | null }> {
  const order = orderOf(filter);
  const { by, direction } = order;
  const rows = await db
    .select({
      ...postColumns,
      ...standingColumns,
      ...caseColumns,
      ...claimColumns,
      ...aliasedColumns({ notes: cases.notes }),
    })
    .from(pageOf(viewer, filter, order, now))
    .innerJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(deciders, eq(deciders.id, cases.decidedById))
    .leftJoin(claimers, claimHoldsAt(now))
    .orderBy(direction(order.column), direction(order.table.postId));
  const shown = rows.slice(0, pageLength).map((row) => ({
    post: toPostView(row),
    case: toCaseView(row),
    standing: toStanding(row),
    // Without names: who reported is on the case's page.
    notes: row.notes.map(({ reason, text, at }) => ({ reason, text, at })),
  }));
  const last = rows.length > pageLength ? rows[pageLength - 1] : undefined;
  return { rows: shown, before: last ? `${last[by]}.${last.id}` : null };
}

type Order = {
  /** What is looked through: where a reason is asked for, the cases by their reasons. */
  table: typeof cases | typeof caseReasons;
  by: "openedAt" | "reports" | "decidedAt" | "claimedUntil";
  column: SQLiteColumn;
  direction: typeof asc;
  /** Named, so that a rare reason is found without the cases that lack it, whatever the planner has learnt. */
  index: string;
};

function orderOf({ state, sort, reason, waiting, claimed }: QueueFilter): Order {
  const table = reason ? caseReasons : cases;
  const index = (ofReason: string, ofAny: string) => (reason ? ofReason : ofAny);
  if (state === "decided")
    return {
      table,
      by: "decidedAt",
      column: table.decidedAt,
      direction: desc,
      index: index("case_reasons_decided", "cases_decided_newest"),
    };
  if (claimed)
    return {
      table: cases,
      by: "claimedUntil",
      column: cases.claimedUntil,
      direction: asc,
      index: "cases_claimed",
    };
  if (sort === "most-reported" && !waiting)
    return {
      table,
      by: "reports",
      column: table.reports,
      direction: desc,
      index: index("case_reasons_most", "cases_open_most"),
    };
  return {
    table,
    by: "openedAt",
    column: table.openedAt,
    direction: asc,
    index: index("case_reasons_oldest", "cases_open_oldest"),
  };
}

/** The cases of a page and one more, as a table called `cases`, in their order. */
function pageOf(
  viewer: Viewer,
  filter: QueueFilter,
  { table, column, direction, index }: Order,
  now: number,
) {
  const { waiting, before } = filter;
  const matches = and(
    table === cases ? matchesCase(viewer, filter, now) : matchesReason(filter),
    ne(table.authorId, viewer.id),
    waiting ? lte(table.openedAt, now - waitings[waiting]) : undefined,
  );
  const branch = (after?: SQL) =>
    sql`select * from ${table} indexed by ${sql.identifier(index)} where ${and(matches, after)}`;
  const further = direction === asc ? gt : lt;
  // Two branches, because SQLite seeks no index by two values at once: thousands reported once would be skipped one by one.
  const branches = before
    ? sql`${branch(and(eq(column, before.value), further(table.postId, before.id)))}
      union all ${branch(further(column, before.value))}`
    : branch();
  const page = sql`(${branches} order by ${direction(column)}, ${direction(table.postId)} limit ${pageLength + 1})`;
  if (table === cases) return sql`${page} as cases`;
  return sql`${page} as case_reasons cross join ${cases} on ${cases.postId} = ${caseReasons.postId}`;
}

// Both word for word as in the partial indexes.
function matchesCase(viewer: Viewer, { state, reason, claimed }: QueueFilter, now: number) {
  return and(
    state === "open" ? sql`${cases.state} = 'open'` : sql`${cases.state} = 'decided'`,
    reason ? sql`${cases.reasons} ->> ${reason} > 0` : undefined,
    claimed ? and(eq(cases.claimedById, viewer.id), gt(cases.claimedUntil, now)) : undefined,
  );
}

function matchesReason({ state, reason }: QueueFilter) {
  const { decidedAt } = caseReasons;
  return and(
    sql`${caseReasons.reason} = ${reason}`,
    state === "open" ? isNull(decidedAt) : isNotNull(decidedAt),
  );
}
