import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { caseStates, reportOutcomes, type RuleKey, verdicts } from "../vocabulary";
import { members } from "./accounts.server";
import { count, id, oneOf } from "./columns.server";
import { posts } from "./posts.server";
import { rules } from "./rules.server";

/** A table and not a CHECK, so that a new verdict is an INSERT and not a copy of `cases`. */
export const verdictTable = sqliteTable("verdicts", { verdict: text({ enum: verdicts }).primaryKey() });

/** All reports on one post. Counts and notes are copied here, so that the queue reads no reports. */
export const cases = sqliteTable(
  "cases",
  {
    postId: integer()
      .primaryKey()
      .references(() => posts.id),
    /** Copied from the post, so that a member's cases are found without reading the posts. */
    authorId: integer()
      .notNull()
      .references(() => members.id),
    /** Whether the author has deleted the post; set by a trigger. */
    postDeleted: integer({ mode: "boolean" }).notNull().default(false),
    state: text({ enum: caseStates }).notNull(),
    verdict: text({ enum: verdicts }).references(() => verdictTable.verdict),
    /** Incremented by each decision and reopening; a decision is refused unless it names the current one. */
    version: count(),
    openedAt: integer().notNull(),
    /** Reports since the case was last opened, without withdrawn and ignored ones; below, how many name each reason. */
    reports: count(),
    reasons: text({ mode: "json" })
      .$type<ReasonCounts>()
      .notNull()
      .default(sql`'{}'`),
    /** The two latest notes of these reports, newest first. Withdrawing a report removes its note without a replacement. */
    notes: text({ mode: "json" })
      .$type<CaseNote[]>()
      .notNull()
      .default(sql`'[]'`),
    decidedAt: integer(),
    decidedById: integer().references(() => members.id),
    decidedEntryId: integer(),
    /** The unblocking that reopened it; undoing that entry closes it again. */
    reopenedEntryId: integer(),
    claimedById: integer().references(() => members.id),
    claimedUntil: integer(),
  },
  (t) => [
    check("cases_state", oneOf(t.state, caseStates)),
    check(
      "cases_decided",
      sql`(${t.state} = 'decided') = (${t.decidedAt} is not null and ${t.verdict} is not null)`,
    ),
    // A trigger checks that the reasons add up to it: a CHECK cannot read JSON.
    check("cases_reports", sql`${t.reports} >= 0`),
    // The queue: oldest first, most reported first, and decided cases by time. The author is in the first, by which the
    // figures count cases without those about the reader's own posts.
    index("cases_open_oldest")
      .on(t.openedAt, t.postId, t.authorId)
      .where(sql`${t.state} = 'open'`),
    index("cases_open_most")
      .on(t.reports, t.postId)
      .where(sql`${t.state} = 'open'`),
    index("cases_decided_newest")
      .on(t.decidedAt, t.postId)
      .where(sql`${t.state} = 'decided'`),
    // "Claimed by me".
    index("cases_claimed")
      .on(t.claimedById, t.claimedUntil)
      .where(sql`${t.claimedById} is not null`),
    // A block closes an author's open cases; and moderators see an author's deleted posts whose case is open.
    index("cases_open_by_author")
      .on(t.authorId)
      .where(sql`${t.state} = 'open'`),
    // The latest cases on a member's page; and ending a block, or undoing that, finds the cases it closed or reopened.
    index("cases_by_author").on(t.authorId, t.openedAt),
    // Deleted posts are shown to moderators while their case is open.
    index("cases_open_deleted")
      .on(t.postId)
      .where(sql`${t.state} = 'open' and ${t.postDeleted} = 1`),
  ],
);

export type ReasonCounts = Record<RuleKey, number>;

/** `by`: the reporter's id, to find the note when they withdraw the report. It is never shown. */
export type CaseNote = { reason: RuleKey; text: string; at: number; by: number };

/**
 * A row for each reason in `cases.reasons`, kept by triggers on `cases`: the queue of a rare reason reads few rows, and a
 * new reason needs neither column nor index. The migration makes the table WITHOUT ROWID, which Drizzle cannot express,
 * so that the primary key needs no index of its own.
 */
export const caseReasons = sqliteTable(
  "case_reasons",
  {
    postId: integer()
      .notNull()
      .references(() => cases.postId),
    reason: text()
      .notNull()
      .references(() => rules.key),
    /** How many reports name the reason. */
    count: integer().notNull(),
    /** Copied from the case, this and all below: to leave out the viewer's own, and to sort by the index that is read. */
    authorId: integer().notNull(),
    reports: integer().notNull(),
    openedAt: integer().notNull(),
    decidedAt: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.postId, t.reason] }),
    check("case_reasons_count", sql`${t.count} > 0`),
    // The queue of one reason, in each of its orders.
    index("case_reasons_oldest")
      .on(t.reason, t.openedAt, t.postId)
      .where(sql`${t.decidedAt} is null`),
    index("case_reasons_most")
      .on(t.reason, t.reports, t.postId)
      .where(sql`${t.decidedAt} is null`),
    index("case_reasons_decided")
      .on(t.reason, t.decidedAt, t.postId)
      .where(sql`${t.decidedAt} is not null`),
  ],
);

export const reports = sqliteTable(
  "reports",
  {
    id: id(),
    postId: integer()
      .notNull()
      .references(() => posts.id),
    reporterId: integer()
      .notNull()
      .references(() => members.id),
    reason: text()
      .notNull()
      .references(() => rules.key),
    note: text().notNull().default(""),
    createdAt: integer().notNull(),
    /** Null while open. */
    outcome: text({ enum: reportOutcomes }),
    decidedEntryId: integer(),
    /** Made while the reporter's reports were ignored: it opens no case and is not counted, but is decided with the rest. */
    ignored: integer({ mode: "boolean" }).notNull().default(false),
    /** The unblocking that reopened it; undoing that entry closes it again. */
    reopenedEntryId: integer(),
  },
  (t) => [
    // The key of a former reason of acts. It stays, because SQLite would copy the table to remove a check.
    check("reports_reason", sql`${t.reason} <> 'mistake'`),
    check("reports_note", sql`length(${t.note}) <= 500 and (${t.reason} <> 'other' or ${t.note} <> '')`),
    check("reports_outcome", sql`${t.outcome} is null or ${oneOf(t.outcome, reportOutcomes)}`),
    // One open report for each member and post, even when two are sent at once.
    uniqueIndex("reports_open")
      .on(t.postId, t.reporterId)
      .where(sql`${t.outcome} is null`),
    // The case's page, newest first; and undoing a decision reopens the reports it decided.
    index("reports_by_post").on(t.postId, t.id),
    // The rate limit, and a member's own reports.
    index("reports_by_reporter").on(t.reporterId, t.createdAt),
  ],
);
