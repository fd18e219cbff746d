import { sql } from "drizzle-orm";
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { caseStates, reportOutcomes, type RuleKey, verdicts } from "../vocabulary";
import { members } from "./accounts.server";
import { count, id, oneOf } from "./columns.server";
import { posts } from "./posts.server";
import { rules } from "./rules.server";

/** What a case can be decided to. A new verdict is a row more. */
export const verdictTable = sqliteTable("verdicts", { verdict: text({ enum: verdicts }).primaryKey() });

/** All reports on one post. Counts and notes are kept here, so that the queue reads no reports. */
export const cases = sqliteTable(
  "cases",
  {
    postId: integer()
      .primaryKey()
      .references(() => posts.id),
    /** The post's, so that a person's cases are found without their posts. */
    authorId: integer()
      .notNull()
      .references(() => members.id),
    /** Whether the author has deleted the post; kept by a trigger. */
    postDeleted: integer({ mode: "boolean" }).notNull().default(false),
    state: text({ enum: caseStates }).notNull(),
    verdict: text({ enum: verdicts }).references(() => verdictTable.verdict),
    /** Rises with each decision and reopening; a decision names the one it saw. */
    version: count(),
    openedAt: integer().notNull(),
    /** Of the present or last round, those withdrawn and those ignored aside; and how many of them name which reason. */
    reports: count(),
    reasons: text({ mode: "json" })
      .$type<ReasonCounts>()
      .notNull()
      .default(sql`'{}'`),
    /** The two latest notes of these reports, newest first. One that is withdrawn goes, and no earlier one takes its place. */
    notes: text({ mode: "json" })
      .$type<CaseNote[]>()
      .notNull()
      .default(sql`'[]'`),
    decidedAt: integer(),
    decidedById: integer().references(() => members.id),
    decidedEntryId: integer(),
    /** The unblocking that opened it again: undoing that one closes it. */
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
    // That the reasons add up to it is for a trigger to see: a CHECK cannot look into JSON.
    check("cases_reports", sql`${t.reports} >= 0`),
    // The queue: oldest first, most reported first, and the decided by time.
    index("cases_open_oldest")
      .on(t.openedAt, t.postId)
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
    // A block closes an author's open cases, and those of their deleted posts are shown among all of theirs.
    index("cases_open_by_author")
      .on(t.authorId)
      .where(sql`${t.state} = 'open'`),
    // The latest on a member's page; and the end of a block, or undoing that, finds what it opened and closed.
    index("cases_by_author").on(t.authorId, t.openedAt),
    // Deleted posts are shown to moderators while their case is open.
    index("cases_open_deleted")
      .on(t.postId)
      .where(sql`${t.state} = 'open' and ${t.postDeleted} = 1`),
  ],
);

export type ReasonCounts = Record<RuleKey, number>;

/** `by`: the reporter, by whom it is found when they withdraw it; nobody is shown that. */
export type CaseNote = { reason: RuleKey; text: string; at: number; by: number };

/**
 * A case by each of its reasons: a row for each in `cases.reasons`, kept by triggers on `cases`. A rare reason among
 * 100,000 cases is found at once, and a new reason needs neither column nor index. Made WITHOUT ROWID in the migration,
 * which Drizzle cannot say: the key is the table itself, and no index beside it is written.
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
    /** How many reports name it. */
    count: integer().notNull(),
    /** As on the case: to leave out one's own, and to sort by the index that picks. */
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
    /** Made while the reporter's reports were ignored: it opens no case and is not counted there, but is answered with it. */
    ignored: integer({ mode: "boolean" }).notNull().default(false),
    /** The unblocking that opened it again: undoing that one closes it. */
    reopenedEntryId: integer(),
  },
  (t) => [
    // A reason of acts alone.
    check("reports_reason", sql`${t.reason} <> 'mistake'`),
    check("reports_note", sql`length(${t.note}) <= 500 and (${t.reason} <> 'other' or ${t.note} <> '')`),
    check("reports_outcome", sql`${t.outcome} is null or ${oneOf(t.outcome, reportOutcomes)}`),
    // One open report a person and post, whatever is sent at once.
    uniqueIndex("reports_open")
      .on(t.postId, t.reporterId)
      .where(sql`${t.outcome} is null`),
    // The case's page, newest first; and undoing a decision opens again what it answered.
    index("reports_by_post").on(t.postId, t.id),
    // The rate limit, and a person's own reports.
    index("reports_by_reporter").on(t.reporterId, t.createdAt),
  ],
);
