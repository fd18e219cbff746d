import { and, asc, desc, eq, gt, lt, lte, ne, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { standingColumns, toStanding } from "~/accounts/standing.server";
import type { Database } from "~/db/client.server";
import { type Cursor, pageLength } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { cases, reports } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import type { ReportReason } from "~/db/vocabulary";
import { postColumns, toPostView } from "~/feed/post-row.server";
import { caseColumns, claimColumns, claimers, claimHoldsAt, deciders, toCaseView } from "./case-row.server";
import type { NoteView, QueueRow } from "./case-view";
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
  const { by, direction } = orderOf(filter);
  const rows = await db
    .select({ ...postColumns, ...standingColumns, ...caseColumns, ...claimColumns, notes: latestNotes })
    .from(pageOf(viewer, filter, now))
    .innerJoin(posts, eq(posts.id, cases.postId))
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(deciders, eq(deciders.id, cases.decidedById))
    .leftJoin(claimers, claimHoldsAt(now))
    .orderBy(direction(cases[by]), direction(cases.postId));
  const shown = rows.slice(0, pageLength).map((row) => ({
    post: toPostView(row),
    case: toCaseView(row),
    standing: toStanding(row),
    notes: (JSON.parse(row.notes) as LatestNote[])
      .filter(({ outcome, ignored }) => !ignored && (filter.state === "decided" || outcome === null))
      .map(({ reason, text, at }) => ({ reason, text, at })),
  }));
  const last = rows.length > pageLength ? rows[pageLength - 1] : undefined;
  return { rows: shown, before: last ? `${last[by]}.${last.id}` : null };
}

type LatestNote = NoteView & { outcome: string | null; ignored: 0 | 1 };

/**
 * The two latest notes about a post, without names: who reported is on the case's page. Those that are not about the
 * open case are left out afterwards; looking for others instead could read through all that there ever were.
 */
const latestNotes = sql<string>`(
  select json_group_array(json_object('reason', reason, 'text', note, 'at', created_at, 'outcome', outcome, 'ignored', ignored)) from (
    select reason, note, created_at, outcome, ignored from ${reports} indexed by reports_with_note
    where ${reports.postId} = ${cases.postId} and ${reports.note} <> '' order by ${reports.id} desc limit 2))`;

type Order = {
  by: "openedAt" | "reports" | "decidedAt" | "claimedUntil";
  direction: typeof asc;
  /** Named, so that a rare reason is found without the cases that lack it, whatever the planner has learnt. */
  index: string;
};

function orderOf({ state, sort, reason, waiting, claimed }: QueueFilter): Order {
  const index = (name: string) => (reason ? `${name}_${reason}` : name);
  if (state === "decided") return { by: "decidedAt", direction: desc, index: index("cases_decided_newest") };
  if (claimed) return { by: "claimedUntil", direction: asc, index: "cases_claimed" };
  if (sort === "most-reported" && !waiting)
    return { by: "reports", direction: desc, index: index("cases_open_most") };
  return { by: "openedAt", direction: asc, index: index("cases_open_oldest") };
}

/** The cases of a page and one more, as a subquery called `cases`. */
function pageOf(viewer: Viewer, filter: QueueFilter, now: number): SQL {
  const { by, direction, index } = orderOf(filter);
  const { state, reason, waiting, claimed, before } = filter;
  const matches = and(
    // State and reason word for word as in the partial indexes.
    state === "open" ? sql`${cases.state} = 'open'` : sql`${cases.state} = 'decided'`,
    reason ? sql`${cases[reason]} > 0` : undefined,
    ne(cases.authorId, viewer.id),
    waiting ? lte(cases.openedAt, now - waitings[waiting]) : undefined,
    claimed ? and(eq(cases.claimedById, viewer.id), gt(cases.claimedUntil, now)) : undefined,
  );
  const branch = (after?: SQL) =>
    sql`select * from ${cases} indexed by ${sql.identifier(index)} where ${and(matches, after)}`;
  const further = direction === asc ? gt : lt;
  // Two branches, because SQLite seeks no index by two values at once: thousands reported once would be skipped one by one.
  const branches = before
    ? sql`${branch(and(eq(cases[by], before.value), further(cases.postId, before.id)))}
      union all ${branch(further(cases[by], before.value))}`
    : branch();
  return sql`(${branches} order by ${direction(cases[by])}, ${direction(cases.postId)} limit ${pageLength + 1}) as cases`;
}
