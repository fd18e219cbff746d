import { sql, type SQL } from "drizzle-orm";
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { roles } from "../accounts/permissions";
import { actReasonKeys, reportReasonKeys } from "../moderation/reasons";

/** Times are whole milliseconds since 1970. A `…EntryId` names the log entry of the act that brought the state about. */
const id = () => integer().primaryKey({ autoIncrement: true });
const count = () => integer().notNull().default(0);
const oneOf = (column: AnySQLiteColumn, values: readonly string[]) =>
  sql`${column} in (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`.inlineParams();

export const logKinds = [
  "post.created",
  "post.deleted",
  "post.reported",
  "report.withdrawn",
  "post.hidden",
  "post.unhidden",
  "report.dismissed",
  "user.blocked",
  "user.unblocked",
  "role.assigned",
  "appeal.sent",
  "appeal.upheld",
  "appeal.overturned",
  "act.undone",
  "case.claimed",
  "case.released",
  "note.added",
  "reports.ignored",
  "reports.heeded",
] as const;
export type LogKind = (typeof logKinds)[number];

/** What moderators and admins do, apart from what members do. Word for word as in the partial indexes of the log. */
export const isModeration = (kind: AnySQLiteColumn | SQL) =>
  sql`${kind} not in ('post.created', 'post.deleted', 'post.reported', 'report.withdrawn')`;

/** Who takes part. Read with every signed-in request, so rank and block live here and are true at once. */
export const members = sqliteTable(
  "members",
  {
    id: id(),
    /** As Auth0 gives it, if it passes the text rules; null shows as "Member 123". */
    name: text(),
    role: text({ enum: roles }).notNull().default("member"),
    createdAt: integer().notNull(),
    /** Blocked while this is in the future; `untilLifted` for a block without an end; null when not blocked. */
    blockedUntil: integer(),
    blockEntryId: integer(),
    /** Personal data erased; the row stays, because posts, cases and the log name its id. */
    erasedAt: integer(),
    /** Set while reports by this member open no cases: they report in bad faith. */
    reportsIgnoredEntryId: integer(),
    /** Counts that triggers keep, so that no page has to count. Posts that are not deleted. */
    postsKept: count(),
    /** How often hidden and how often blocked; what was undone or overturned does not count. */
    timesHidden: count(),
    timesBlocked: count(),
    /** How reports on this member's posts came out, and reports that this member made. */
    upheldAgainst: count(),
    dismissedAgainst: count(),
    upheldMade: count(),
    dismissedMade: count(),
    unreadNotices: count(),
  },
  (t) => [
    check("members_role", oneOf(t.role, roles)),
    check("members_name", sql`${t.name} is null or length(${t.name}) between 1 and 80`),
    check("members_block", sql`(${t.blockedUntil} is null) = (${t.blockEntryId} is null)`),
    // Few are not plain members: the admin's role filter and "is there another admin" read only these.
    index("members_by_role").on(t.role, t.id),
    // The job that ends blocks looks here alone.
    index("members_blocked")
      .on(t.blockedUntil)
      .where(sql`${t.blockedUntil} is not null`),
  ],
);

/** A way in: the pair (issuer, subject) is one member for ever. Never matched by email. */
export const identities = sqliteTable(
  "identities",
  {
    id: id(),
    memberId: integer()
      .notNull()
      .references(() => members.id),
    provider: text().notNull(),
    issuer: text().notNull(),
    subject: text().notNull(),
    name: text(),
    email: text(),
    emailVerified: integer({ mode: "boolean" }).notNull().default(false),
    claims: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    /** AES-256-GCM; what it is for, and until when, beside it. */
    accessToken: text(),
    tokenScope: text(),
    tokenExpiresAt: integer(),
    linkedAt: integer().notNull(),
    lastSignInAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex("identities_subject").on(t.issuer, t.subject),
    // The admin's page of a person, and the search that joins names with email addresses.
    index("identities_by_member").on(t.memberId),
    // `npm run role -- <email>`.
    index("identities_by_email").on(t.email),
  ],
);

/** A browser that is signed in. The cookie holds a random id, this row only its SHA-256. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: id(),
    tokenHash: text().notNull(),
    memberId: integer()
      .notNull()
      .references(() => members.id),
    device: text().notNull().default(""),
    createdAt: integer().notNull(),
    lastSeenAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex("sessions_token").on(t.tokenHash),
    // A block and "sign out everywhere" end all of one person's.
    index("sessions_by_member").on(t.memberId),
    // The daily job removes those past their 30 days.
    index("sessions_by_age").on(t.createdAt),
  ],
);

/** Public when none of the three reasons holds: deleted by the author, hidden by a moderator, author blocked. */
export const posts = sqliteTable(
  "posts",
  {
    id: id(),
    authorId: integer()
      .notNull()
      .references(() => members.id),
    body: text().notNull(),
    createdAt: integer().notNull(),
    /** The form's random key: the same form sent twice is one post. */
    formKey: text().notNull(),
    deletedAt: integer(),
    hiddenEntryId: integer(),
    blockEntryId: integer(),
    /** The text of a deleted post is erased after 30 days; the row stays for its case. */
    erasedAt: integer(),
  },
  (t) => {
    const visible = sql`${t.deletedAt} is null and ${t.hiddenEntryId} is null and ${t.blockEntryId} is null`;
    return [
      // length() stops at NUL, so NUL is refused apart.
      check(
        "posts_body",
        sql`case when ${t.erasedAt} is null then length(${t.body}) between 1 and 280 and instr(${t.body}, char(0)) = 0 else ${t.body} = '' end`,
      ),
      uniqueIndex("posts_form").on(t.authorId, t.formKey),
      // The feed, newest first, at any size: all three reasons are in the index, so nothing hidden is read.
      index("posts_visible").on(t.id).where(visible),
      index("posts_visible_by_author").on(t.authorId, t.id).where(visible),
      // One's own page also shows what is hidden.
      index("posts_kept_by_author")
        .on(t.authorId, t.id)
        .where(sql`${t.deletedAt} is null`),
      // The rate limit counts an author's latest; a block finds all of them.
      index("posts_by_author").on(t.authorId, t.createdAt),
      index("posts_hidden")
        .on(t.id)
        .where(sql`${t.hiddenEntryId} is not null`),
      index("posts_hidden_by_author")
        .on(t.authorId, t.id)
        .where(sql`${t.hiddenEntryId} is not null`),
      // Every post that moderators can look through.
      index("posts_kept")
        .on(t.id)
        .where(sql`${t.deletedAt} is null`),
      // Ending a block brings back exactly its own posts without a scan.
      index("posts_by_block")
        .on(t.blockEntryId)
        .where(sql`${t.blockEntryId} is not null`),
      // The daily erasure.
      index("posts_to_erase")
        .on(t.deletedAt)
        .where(sql`${t.deletedAt} is not null and ${t.erasedAt} is null`),
    ];
  },
);

export const verdicts = ["hide", "unhide", "dismiss", "block", "withdrawn"] as const;

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
    state: text({ enum: ["open", "decided"] }).notNull(),
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
    check("cases_state", oneOf(t.state, ["open", "decided"])),
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
    outcome: text({ enum: ["upheld", "dismissed", "withdrawn", "closed by block"] }),
    decidedEntryId: integer(),
    /** Made while the reporter's reports were ignored: it opens no case and is not counted there, but is answered with it. */
    ignored: integer({ mode: "boolean" }).notNull().default(false),
    /** The unblocking that opened it again: undoing that one closes it. */
    reopenedEntryId: integer(),
  },
  (t) => [
    check("reports_reason", oneOf(t.reason, reportReasonKeys)),
    check("reports_note", sql`length(${t.note}) <= 500 and (${t.reason} <> 'other' or ${t.note} <> '')`),
    check(
      "reports_outcome",
      sql`${t.outcome} is null or ${oneOf(t.outcome, ["upheld", "dismissed", "withdrawn", "closed by block"])}`,
    ),
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

/** What was done, by whom, when and why. Triggers refuse to change or remove an entry; ids are not foreign keys, so that erasure elsewhere leaves it whole. */
export const log = sqliteTable(
  "log",
  {
    id: id(),
    /** One act, one entry: the other statements of its batch look for this key, and do nothing without it. */
    act: text().notNull(),
    at: integer().notNull(),
    kind: text({ enum: logKinds }).notNull(),
    /** Null for what the clock or the operator does. */
    actorId: integer(),
    postId: integer(),
    /** Whom it concerns: the post's author, or the person blocked or given a role. */
    memberId: integer(),
    reason: text({ enum: actReasonKeys }),
    note: text().notNull().default(""),
    details: text({ mode: "json" }).$type<LogDetails>().notNull(),
    /** The entry that this one undid: each at most once. */
    reversesId: integer(),
    /** 0, or the place within a bulk, which rate limits count once. */
    part: count(),
  },
  (t) => {
    const moderation = isModeration(t.kind);
    return [
      check("log_kind", oneOf(t.kind, logKinds)),
      check("log_reason", sql`${t.reason} is null or ${oneOf(t.reason, actReasonKeys)}`),
      uniqueIndex("log_act").on(t.act),
      uniqueIndex("log_reverses")
        .on(t.reversesId)
        .where(sql`${t.reversesId} is not null`),
      // The log page shows moderation, which posting and reporting would drown: all of it, or by actor, kind, person, post.
      index("log_moderation").on(t.at).where(moderation),
      index("log_by_actor").on(t.actorId, t.at).where(moderation),
      index("log_by_actor_and_kind").on(t.actorId, t.kind, t.at).where(moderation),
      index("log_by_member").on(t.memberId, t.at).where(moderation),
      index("log_by_member_and_kind").on(t.memberId, t.kind, t.at).where(moderation),
      index("log_by_kind").on(t.kind, t.at).where(moderation),
      index("log_by_post").on(t.postId, t.at).where(moderation),
      // A rate limit counts an actor's requests of the last minute.
      index("log_requests")
        .on(t.actorId, t.at)
        .where(sql`${moderation} and ${t.part} = 0`),
    ];
  },
);

/** What an entry says beside who, what and why; `before` is what undoing it restores. */
export type LogDetails = {
  /** A block: how long, and until when (ms). */
  duration?: string;
  until?: number;
  /** A block: the newest post of the member, so that those written later are no part of it. */
  lastPostId?: number | null;
  /** A role: before and after. */
  from?: string;
  to?: string;
  /** A report: its reason. */
  report?: string;
  /** A decision: how long its case had been open (ms); absent where it was not. */
  waited?: number | null;
  /** A decision: its case as it was, null where there was none; and which act hid the post. */
  before?: CaseBefore | null;
  hiddenEntryId?: number | null;
  /** The end of a block: which one it was, until when it would have lasted (ms). */
  blockEntryId?: number;
  /** An appeal: its id, and the entry appealed against. */
  appealId?: number;
  appealedId?: number;
};

type CaseBefore = {
  state: "open" | "decided";
  verdict: string | null;
  openedAt: number;
  decidedAt: number | null;
  decidedById: number | null;
  decidedEntryId: number | null;
};

export const noticeKinds = [
  "post.hidden",
  "post.restored",
  "user.blocked",
  "user.unblocked",
  "role.changed",
  "appeal.upheld",
  "appeal.overturned",
  "report.upheld",
  "report.dismissed",
  "report.closed",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a member is told of an act that concerns them; the words come from its entry. */
export const notices = sqliteTable(
  "notices",
  {
    id: id(),
    memberId: integer()
      .notNull()
      .references(() => members.id),
    entryId: integer()
      .notNull()
      .references(() => log.id),
    kind: text({ enum: noticeKinds }).notNull(),
    createdAt: integer().notNull(),
    readAt: integer(),
  },
  (t) => [
    check("notices_kind", oneOf(t.kind, noticeKinds)),
    // One notice a person and decision.
    uniqueIndex("notices_once").on(t.memberId, t.entryId),
    index("notices_by_member").on(t.memberId, t.id),
    index("notices_unread")
      .on(t.memberId)
      .where(sql`${t.readAt} is null`),
  ],
);

export const appeals = sqliteTable(
  "appeals",
  {
    id: id(),
    entryId: integer()
      .notNull()
      .references(() => log.id),
    memberId: integer()
      .notNull()
      .references(() => members.id),
    body: text().notNull(),
    createdAt: integer().notNull(),
    state: text({ enum: ["open", "upheld", "overturned", "granted", "closed"] })
      .notNull()
      .default("open"),
    decidedAt: integer(),
    decidedById: integer().references(() => members.id),
    /** The entry that settled it: undoing that one, an unhiding say, opens it again. */
    decidedEntryId: integer(),
    reply: text().notNull().default(""),
  },
  (t) => [
    check("appeals_body", sql`length(${t.body}) between 1 and 1000`),
    check("appeals_state", oneOf(t.state, ["open", "upheld", "overturned", "granted", "closed"])),
    // One appeal an act.
    uniqueIndex("appeals_entry").on(t.entryId),
    index("appeals_open")
      .on(t.id)
      .where(sql`${t.state} = 'open'`),
    index("appeals_decided")
      .on(t.decidedAt, t.id)
      .where(sql`${t.state} <> 'open'`),
    index("appeals_by_decision")
      .on(t.decidedEntryId)
      .where(sql`${t.decidedEntryId} is not null`),
    // The rate limit, and a person's own.
    index("appeals_by_member").on(t.memberId, t.createdAt),
  ],
);

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
