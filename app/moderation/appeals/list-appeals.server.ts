import { asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { nameColumns, nameColumnsOrNull, toNamed } from "~/accounts/names/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { type Cursor, formatCursor, takePage } from "~/db/keyset";
import { type KindWithDetails, withDetails } from "~/db/log-details";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { deciders } from "~/moderation/cases/case-row.server";
import type { AppealView } from "./appeal-view";
import { actColumns, toAppealedAct } from "./appealed-act.server";
import { hasColleague } from "./has-colleague.server";

/** With all that is joined to each, as many as stay within the budget of rows read. */
const appealPageLength = 16;

const actors = alias(members, "actors");

const appealColumns = {
  ...aliasedColumns({
    id: appeals.id,
    body: appeals.body,
    createdAt: appeals.createdAt,
    state: appeals.state,
    decidedAt: appeals.decidedAt,
    reply: appeals.reply,
    appellantRole: members.role,
  }),
  ...actColumns,
  ...nameColumns(members, "appellant"),
  ...nameColumnsOrNull(actors, "actor"),
  ...nameColumnsOrNull(deciders, "decider"),
};

export type AppealFilter = {
  state: "open" | "decided";
  /** Of the last appeal shown: when it was decided (0 while open) and its id. */
  before: Cursor | null;
};

/** A page of appeals: open ones oldest first, decided ones newest first. */
export async function listAppeals(
  db: Database,
  viewer: Viewer,
  { state, before }: AppealFilter,
  now: number,
): Promise<{ appeals: AppealView[]; before: string | null }> {
  const isOpen = state === "open";
  const part = isOpen ? selectOpen(before) : selectDecided(before);
  const rows = await selectAppeals(db, part, isForColleague(viewer, now)).orderBy(
    ...(isOpen ? [asc(appeals.id)] : [desc(appeals.decidedAt), desc(appeals.id)]),
  );
  const page = takePage(rows, appealPageLength);
  const cursor = page.last && { value: page.last.decidedAt ?? 0, id: page.last.id };
  return {
    appeals: page.rows.map((row) => toAppealView(row, viewer)),
    before: cursor && formatCursor(cursor),
  };
}

// The states are literally as in the partial indexes, or SQLite would not use them.
function selectOpen(before: Cursor | null): SQL {
  const isLater = before ? sql`and ${appeals.id} > ${before.id}` : sql``;
  return sql`(select * from ${appeals} indexed by appeals_open where ${appeals.state} = 'open' ${isLater}
    order by ${appeals.id} limit ${appealPageLength + 1}) as appeals`;
}

function selectDecided(before: Cursor | null): SQL {
  const scan = (when: SQL) =>
    sql`select * from ${appeals} indexed by appeals_decided where ${appeals.state} <> 'open' and ${when}`;
  // Two scans, because SQLite cannot seek by (decided_at, id), and a job decides many appeals at one moment.
  const scans = before
    ? sql`${scan(sql`${appeals.decidedAt} = ${before.value} and ${appeals.id} < ${before.id}`)}
      union all ${scan(sql`${appeals.decidedAt} < ${before.value}`)}`
    : scan(sql`true`);
  return sql`(${scans} order by decided_at desc, id desc limit ${appealPageLength + 1}) as appeals`;
}

/** One appeal, as in the list. */
export async function findAppeal(
  db: Database,
  viewer: Viewer,
  id: number,
  now: number,
): Promise<AppealView | null> {
  const part = sql`(select * from ${appeals} where ${appeals.id} = ${id}) as appeals`;
  const [row] = await selectAppeals(db, part, isForColleague(viewer, now));
  return row ? toAppealView(row, viewer) : null;
}

/** SQL, for open appeals against the viewer's own acts. Deciding asks again inside the write. */
function isForColleague(viewer: Viewer, now: number): SQL<number> {
  const act = { kind: log.kind, memberId: appeals.memberId };
  return sql`${appeals.state} = 'open' and ${log.actorId} is ${viewer.id} and ${hasColleague(viewer, act, now)}`;
}

/** The appeals of `part`, a subquery called `appeals`. */
function selectAppeals(db: Database, part: SQL, forColleague: SQL<number>) {
  return (
    db
      .select({ ...appealColumns, forColleague: forColleague.as("forColleague") })
      .from(part)
      // Left joins, so that the planner cannot start with another table than `appeals`.
      .leftJoin(log, eq(log.id, appeals.entryId))
      .leftJoin(members, eq(members.id, appeals.memberId))
      .leftJoin(posts, eq(posts.id, log.postId))
      .leftJoin(actors, eq(actors.id, log.actorId))
      .leftJoin(deciders, eq(deciders.id, appeals.decidedById))
  );
}

function toAppealView(row: Awaited<ReturnType<typeof selectAppeals>>[number], viewer: Viewer): AppealView {
  const { id, body, createdAt, state, decidedAt, reply } = row;
  const appellant = { ...toNamed(row, "appellant"), role: row.appellantRole };
  return {
    id,
    body,
    createdAt,
    state,
    decidedAt,
    reply,
    decidedBy: toNamed(row, "decider"),
    appellant,
    act: { ...toAppealedAct(row, appellant), actor: toNamed(row, "actor") },
    isForColleague: row.forColleague === 1,
    // Not to the appellant, whom it would tell that their post had been reported.
    reopens: appellant.id !== viewer.id && reopensCases(withDetails(row.actKind, row.actDetails)),
  };
}

function reopensCases(act: KindWithDetails): boolean {
  if (act.kind === "user.blocked") return true;
  return (act.kind === "post.hidden" || act.kind === "post.warned") && act.details.before?.state === "open";
}
