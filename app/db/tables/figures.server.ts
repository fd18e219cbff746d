import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { count } from "./columns.server";

/**
 * Counts by day and by month (UTC), kept by triggers so that pages of figures need not count the log. `kind` is a kind of
 * the log, "member.joined", or the outcome of a report ("outcome.upheld", "outcome.dismissed"), which counts on the day of
 * the decision and is subtracted when that is undone. A block that ended by itself is nobody's act, and not counted.
 * Of "now" there are two rows: "case.open" has how many cases are open, and "case.moved" how often one was opened, or had a
 * report more or less while open.
 */
export const figures = sqliteTable(
  "figures",
  {
    scale: text({ enum: ["day", "month", "now"] }).notNull(),
    kind: text().notNull(),
    /** "2026-11-23", "2026-11", or empty for "now". */
    period: text().notNull(),
    /** Empty where there is none. */
    reason: text().notNull(),
    count: count(),
  },
  (t) => [primaryKey({ columns: [t.scale, t.kind, t.period, t.reason] })],
);
