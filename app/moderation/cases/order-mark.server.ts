import { and, eq, gte, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { type Cursor, formatCursor } from "~/db/keyset";
import { figures } from "~/db/tables/figures.server";
import { isModeration, log } from "~/db/tables/log.server";
import { fromIndex } from "~/log/select-log.server";
import { day } from "~/time/units";

/** The state of a list that is sorted by reports, for its further pages: `mark` is handed on, as `since`, from page to page. */
export type ListOrder = { mark: string; changed: boolean };

type OrderRow = { moves: number; reopened: number };

/**
 * Reads what has moved cases since the first page was read, by a few rows: how many reports and withdrawals there are since
 * the day of the first page, and whether an undo or the end of a block has opened cases again. Without those about the
 * viewer's own posts, of which nobody learns.
 */
export function selectOrder(db: Database, viewer: Viewer, since: Cursor | null, now: number) {
  const at = readAt(since, now);
  const startOfDay = at - (at % day);
  const period = new Date(startOfDay).toISOString().slice(0, 10);
  const countAll = sql`select sum(${figures.count}) from ${figures} where ${figures.scale} = 'day'
    and ${figures.kind} in ('post.reported', 'report.withdrawn') and ${figures.period} >= ${period}`;
  const isOwn = and(eq(log.memberId, viewer.id), gte(log.at, startOfDay));
  // The kinds are literally as in the partial indexes, or SQLite would not use them.
  const countOwnReports = sql`select count(*) from ${log} indexed by log_reports
    where ${log.kind} = 'post.reported' and ${isOwn}`;
  const countOwnWithdrawals = sql`select count(*) from ${log} indexed by log_withdrawals
    where ${log.kind} = 'report.withdrawn' and ${isOwn}`;
  return statement<OrderRow>(
    db,
    sql`select coalesce((${countAll}), 0) - (${countOwnReports}) - (${countOwnWithdrawals}) as moves,
      exists (select 1 from ${fromIndex("log_by_kind")} where ${isModeration} and ${log.at} > ${at}
        and ${log.kind} in ('act.undone', 'appeal.overturned', 'user.unblocked')
        and ${log.memberId} is not ${viewer.id}) as reopened`,
  );
}

export function toListOrder(row: OrderRow | undefined, since: Cursor | null, now: number): ListOrder {
  const moves = row?.moves ?? 0;
  if (!since) return { mark: formatCursor({ value: now, id: moves }), changed: false };
  const changed = since.value !== readAt(since, now) || since.id !== moves || row?.reopened === 1;
  return { mark: formatCursor(since), changed };
}

/** When the first page was read. No longer than a day ago: an older one has surely changed, and would cost more rows. */
function readAt(since: Cursor | null, now: number): number {
  return since ? Math.min(now, Math.max(since.value, now - day)) : now;
}
