import { sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { type Cursor, formatCursor } from "~/db/keyset";
import { reports } from "~/db/tables/cases.server";
import { figures } from "~/db/tables/figures.server";
import { isModeration, log } from "~/db/tables/log.server";
import { fromIndex } from "~/log/select-log.server";
import { day } from "~/time/units";

/** The state of a list that is sorted by reports, for its further pages: `mark` is handed on, as `since`, from page to page. */
export type ListOrder = { mark: string; changed: boolean };

type OrderRow = { moves: number; reopened: number };

/**
 * Reads what has moved cases since the first page was read, by a few rows: a number that grows with each report and each
 * withdrawal, and whether an undo or the end of a block has opened any again.
 */
export function selectOrder(db: Database, since: Cursor | null, now: number) {
  const at = readAt(since, now);
  const date = new Date(at).toISOString().slice(0, 10);
  return statement<OrderRow>(
    db,
    sql`select coalesce((select max(${reports.id}) from ${reports}), 0)
        + coalesce((select sum(${figures.count}) from ${figures} where ${figures.scale} = 'day'
          and ${figures.kind} = 'report.withdrawn' and ${figures.period} >= ${date}), 0) as moves,
      exists (select 1 from ${fromIndex("log_by_kind")} where ${isModeration} and ${log.at} > ${at}
        and ${log.kind} in ('act.undone', 'appeal.overturned', 'user.unblocked')) as reopened`,
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
