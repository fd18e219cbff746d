import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { count } from "./columns.server";

/**
 * How often what was done, by day and by month (UTC), so that no page of figures counts the log. Triggers keep it: each
 * kind of the log, "member.joined", and how reports came out ("outcome.upheld", "outcome.dismissed", by the reason of the
 * report, on the day of the decision, and taken back with it).
 */
export const figures = sqliteTable(
  "figures",
  {
    scale: text({ enum: ["day", "month"] }).notNull(),
    kind: text().notNull(),
    /** As in "2026-11-23" or "2026-11". */
    period: text().notNull(),
    reason: text().notNull(),
    count: count(),
  },
  (t) => [primaryKey({ columns: [t.scale, t.kind, t.period, t.reason] })],
);
