import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { reportOutcomes, reportReasonKeys, caseStates, verdicts } from "../vocabulary";
import { members } from "./accounts.server";
import { count, id, oneOf } from "./columns.server";
import { posts } from "./posts.server";

/** All reports on one post. The counts are kept here, so that the queue reads no reports. */
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
    verdict: text({ enum: verdicts }),
    /** Rises with each decision and reopening; a decision names the one it saw. */
    version: count(),
    openedAt: integer().notNull(),
    /** Reports of the present or last round, withdrawn ones aside, and how many name which reason. */
    reports: count(),
    spam: count(),
    harassment: count(),
    hate: count(),
    violence: count(),
    sexual: count(),
    illegal: count(),
    other: count(),
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
    check("cases_verdict", sql`${t.verdict} is null or ${oneOf(t.verdict, verdicts)}`),
    check(
      "cases_decided",
      sql`(${t.state} = 'decided') = (${t.decidedAt} is not null and ${t.verdict} is not null)`,
    ),
    check(
      "cases_reports",
      sql`${t.reports} >= 0 and ${t.reports} = ${t.spam} + ${t.harassment} + ${t.hate} + ${t.violence} + ${t.sexual} + ${t.illegal} + ${t.other}`,
    ),
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
    // The same for each reason: a rare one among 100,000 cases is found at once.
    ...reportReasonKeys.flatMap((reason) => [
      index(`cases_open_oldest_${reason}`)
        .on(t.openedAt, t.postId)
        .where(sql`${t.state} = 'open' and ${t[reason]} > 0`),
      index(`cases_open_most_${reason}`)
        .on(t.reports, t.postId)
        .where(sql`${t.state} = 'open' and ${t[reason]} > 0`),
      index(`cases_decided_newest_${reason}`)
        .on(t.decidedAt, t.postId)
        .where(sql`${t.state} = 'decided' and ${t[reason]} > 0`),
    ]),
    // "Claimed by me".
    index("cases_claimed")
      .on(t.claimedById, t.claimedUntil)
      .where(sql`${t.claimedById} is not null`),
    // A block closes an author's open cases.
    index("cases_open_by_author")
      .on(t.authorId)
      .where(sql`${t.state} = 'open'`),
    index("cases_by_author").on(t.authorId, t.openedAt),
    // Deleted posts are shown to moderators while their case is open.
    index("cases_open_deleted")
      .on(t.postId)
      .where(sql`${t.state} = 'open' and ${t.postDeleted} = 1`),
    // Undoing finds what a block closed, and what its end opened again.
    index("cases_by_decision")
      .on(t.decidedEntryId)
      .where(sql`${t.decidedEntryId} is not null`),
    index("cases_by_reopening")
      .on(t.reopenedEntryId)
      .where(sql`${t.reopenedEntryId} is not null`),
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
    reason: text({ enum: reportReasonKeys }).notNull(),
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
    check("reports_reason", oneOf(t.reason, reportReasonKeys)),
    check("reports_note", sql`length(${t.note}) <= 500 and (${t.reason} <> 'other' or ${t.note} <> '')`),
    check("reports_outcome", sql`${t.outcome} is null or ${oneOf(t.outcome, reportOutcomes)}`),
    // One open report a person and post, whatever is sent at once.
    uniqueIndex("reports_open")
      .on(t.postId, t.reporterId)
      .where(sql`${t.outcome} is null`),
    index("reports_by_post").on(t.postId, t.id),
    // The queue shows the latest notes of each case without reading the reports that have none.
    index("reports_with_note")
      .on(t.postId, t.id)
      .where(sql`${t.note} <> ''`),
    // The rate limit, and a person's own reports.
    index("reports_by_reporter").on(t.reporterId, t.createdAt),
    index("reports_by_decision")
      .on(t.decidedEntryId)
      .where(sql`${t.decidedEntryId} is not null`),
    index("reports_by_reopening")
      .on(t.reopenedEntryId)
      .where(sql`${t.reopenedEntryId} is not null`),
  ],
);
