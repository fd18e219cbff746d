import { primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { count } from "./columns.server";

/**
 * What was counted in a UTC day or month, kept by triggers so that pages of figures need not count the log: one row for each,
 * so that a page reads as many rows as it shows periods. The migration makes the table WITHOUT ROWID, which Drizzle cannot
 * express, so that the primary key needs no index of its own.
 */
export const periodFigures = sqliteTable(
  "period_figures",
  {
    scale: text({ enum: ["day", "month"] }).notNull(),
    /** "2026-11-23" or "2026-11". */
    period: text().notNull(),
    /**
     * How many of each kind, for each reason, "" where there is none: of the kinds of the log, of "member.joined", and of the
     * outcomes of reports ("outcome.upheld", "outcome.dismissed"), which count on the day of the decision and are subtracted
     * when that is undone. A block that ended by itself is nobody's act, and not counted.
     */
    counts: text({ mode: "json" }).$type<Counts>().notNull().default({}),
    /** How many decisions came after how long: in days for each reason, in months for all, as "". Not those of no open case. */
    waits: text({ mode: "json" }).$type<Waits>().notNull().default({}),
  },
  (t) => [primaryKey({ columns: [t.scale, t.period] })],
);

/** By kind, and then by reason. */
export type Counts = Record<string, Record<string, number>>;
/**
 * How many decisions there are by how long the case had been open, and such counts by reason. The time is counted by bucket, named
 * by the whole minute in which it starts: each is a minute long or, from 40 minutes on, a twentieth of its start at most.
 */
export type WaitCounts = Record<string, number>;
export type Waits = Record<string, WaitCounts>;

/**
 * What is so now, kept by triggers on `cases`. Of "now" there are two rows: "case.open" has how many cases are open, and
 * "case.moved" how often one was opened, or had a report more or less while open. Of each UTC hour ("2026-11-23T08") one,
 * "case.open": how many of the cases that were opened then are open.
 */
export const figures = sqliteTable(
  "figures",
  {
    scale: text({ enum: ["now", "hour"] }).notNull(),
    kind: text().notNull(),
    /** Empty for "now". */
    period: text().notNull(),
    /** Always empty: it is left from figures by reason, and SQLite would copy the table to remove it from the key. */
    reason: text().notNull(),
    count: count(),
  },
  (t) => [primaryKey({ columns: [t.scale, t.kind, t.period, t.reason] })],
);
