import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, ne, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Viewer } from "~/accounts/permissions";
import { standingColumns, toStanding } from "~/accounts/standing.server";
import type { Database } from "~/db/client.server";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { type Cursor, formatCursor, pageLength, takePage } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { caseReasons, cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import type { RuleKey } from "~/db/vocabulary";
import { postColumns, toPostView } from "~/feed/post-row.server";
import {
  caseColumns,
  claimColumns,
  claimers,
  deciders,
  hasActiveClaim,
  toCaseView,
} from "../case-row.server";
import type { CurrentCase, QueueRow } from "../case-view";
import { selectCurrentCase, toCurrentCase } from "../find-case-post.server";
import { type ListOrder, selectMoves, toListOrder } from "./order-mark.server";
import { type WaitTime, waitTimes } from "../words";

export type QueueFilter = {
  state: "open" | "decided";
  sort: "oldest" | "most-reported";
  reason: RuleKey | null;
  /** Only cases open for at least this long. They are sorted oldest first, whatever `sort` says. */
  waiting: WaitTime | null;
  /** Only cases that the viewer has claimed, sorted by when the claim expires. */
  claimed: boolean;
  /** The sorted value and post id of the last row shown. */
  before: Cursor | null;
  /** On further pages of the most reported: the mark of the order from the first page. */
  since?: number | null;
  /** The post whose case is asked for. */
  selected?: number | null;
};

/** `elsewhere`: the case that was asked for, where it is not on this page; null if there is none, or it is not for the viewer. */
type QueuePage = {
  rows: QueueRow[];
  before: string | null;
  order: ListOrder | null;
  elsewhere: CurrentCase | null;
};

/**
 * A page of cases: open ones oldest or most reported first, decided ones newest first. None about the viewer's own posts.
 * `order` is null where cases keep their places.
 */
export async function listCases(
  db: Database,
  viewer: Viewer,
  filter: QueueFilter,
  now: number,
): Promise<QueuePage> {
  const order = chooseOrder(filter);
  const { key, direction } = order;
  const select = db
    .select({
      ...postColumns,
      ...standingColumns,
      ...caseColumns,
      ...claimColumns,
      ...aliasedColumns({ notes: cases.notes }),
    })
    .from(selectPage(viewer, filter, order, now))
    .innerJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(deciders, eq(deciders.id, cases.decidedById))
    .leftJoin(claimers, hasActiveClaim(now))
    .orderBy(direction(order.column), direction(order.table.postId));
  const asked = selectCurrentCase(db, filter.selected ?? 0);
  const [rows, current, [moved]] =
    key === "reports"
      ? await db.batch([select, asked, selectMoves(db, viewer)])
      : ([...(await db.batch([select, asked])), []] as const);
  const page = takePage(rows);
  const shown = page.rows.map((row) => ({
    post: toPostView(row),
    case: toCaseView(row, row),
    standing: toStanding(row),
    // The reporter's id stays here: only the page of the case names reporters.
    notes: row.notes.map(({ reason, text, at }) => ({ reason, text, at })),
  }));
  return {
    rows: shown,
    before: page.last && formatCursor({ value: page.last[key] ?? 0, id: page.last.id }),
    order: moved ? toListOrder(moved.moves, filter.since ?? null, filter.before === null) : null,
    elsewhere: shown.some(({ post }) => post.id === filter.selected) ? null : toCurrentCase(viewer, current),
  };
}

type Order = {
  /** What is scanned: with a reason, the table of cases by reason. */
  table: typeof cases | typeof caseReasons;
  key: "openedAt" | "reports" | "decidedAt" | "claimedUntil";
  column: SQLiteColumn;
  direction: typeof asc;
  /** MemberName, because the planner's statistics could make it scan the cases that lack a rare reason. */
  index: string;
};

function chooseOrder({ state, sort, reason, waiting, claimed }: QueueFilter): Order {
  const table = reason ? caseReasons : cases;
  const indexFor = (withReason: string, withoutReason: string) => (reason ? withReason : withoutReason);
  if (state === "decided")
    return {
      table,
      key: "decidedAt",
      column: table.decidedAt,
      direction: desc,
      index: indexFor("case_reasons_decided", "cases_decided_newest"),
    };
  if (claimed)
    return {
      table: cases,
      key: "claimedUntil",
      column: cases.claimedUntil,
      direction: asc,
      index: "cases_claimed",
    };
  if (sort === "most-reported" && !waiting)
    return {
      table,
      key: "reports",
      column: table.reports,
      direction: desc,
      index: indexFor("case_reasons_most", "cases_open_most"),
    };
  return {
    table,
    key: "openedAt",
    column: table.openedAt,
    direction: asc,
    index: indexFor("case_reasons_oldest", "cases_open_oldest"),
  };
}

/** The cases of a page and one more, as a FROM clause with a table called `cases`. */
function selectPage(
  viewer: Viewer,
  filter: QueueFilter,
  { table, column, direction, index }: Order,
  now: number,
) {
  const { waiting, before } = filter;
  const matches = and(
    table === cases ? matchesCase(viewer, filter, now) : matchesReason(filter),
    ne(table.authorId, viewer.id),
    waiting ? lte(table.openedAt, now - waitTimes[waiting]) : undefined,
  );
  const scan = (position?: SQL) =>
    sql`select * from ${table} indexed by ${sql.identifier(index)} where ${and(matches, position)}`;
  const isBeyond = direction === asc ? gt : lt;
  // Two scans, because SQLite cannot seek in an index by a pair of values: it would step through every case that has the
  // cursor's value, and thousands may have been reported just once.
  const scans = before
    ? sql`${scan(and(eq(column, before.value), isBeyond(table.postId, before.id)))}
      union all ${scan(isBeyond(column, before.value))}`
    : scan();
  const page = sql`(${scans} order by ${direction(column)}, ${direction(table.postId)} limit ${pageLength + 1})`;
  if (table === cases) return sql`${page} as cases`;
  return sql`${page} as case_reasons cross join ${cases} on ${cases.postId} = ${caseReasons.postId}`;
}

// Both conditions on the state repeat the partial indexes literally, or SQLite would not use them.
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
