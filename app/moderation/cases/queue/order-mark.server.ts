import { and, eq, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { figures } from "~/db/tables/figures.server";

/** The state of a list that is sorted by reports, for its further pages: `mark` is handed on, as `since`, from page to page. */
export type ListOrder = { mark: number | null; changed: boolean };

/**
 * How often cases were opened, or had a report more or less while open; without those about the viewer's own posts, of which
 * nobody learns. Triggers count it, so that whatever else is done or undone moves nothing.
 */
export function selectMoves(db: Database, viewer: Viewer) {
  const isCount = and(eq(figures.scale, "now"), eq(figures.kind, "case.moved"), eq(figures.period, ""));
  return statement<{ moves: number }>(
    db,
    sql`select (select ${figures.count} from ${figures} where ${isCount})
      - (select ${members.caseMoves} from ${members} where ${members.id} = ${viewer.id}) as moves`,
  );
}

/** `since`: the mark of the first page. A further page that has none has changed, as do those that follow it. */
export function toListOrder(moves: number, since: number | null, isFirst: boolean): ListOrder {
  return isFirst ? { mark: moves, changed: false } : { mark: since, changed: since !== moves };
}
