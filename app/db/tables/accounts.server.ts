import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { roles } from "../vocabulary";
import { count, id, oneOf } from "./columns.server";

/** Read with the session at every request, so that a change of role or a block takes effect at once. */
export const members = sqliteTable(
  "members",
  {
    id: id(),
    /** The one that the member chose, or else Auth0's, if it passes the text rules; null is shown as "Member 123". */
    name: text(),
    /** The name as it is searched for (`nameValues`). Null where SQL alone wrote the name, which the view `searched_members` folds then. */
    foldedName: text(),
    /** Whether the member chose it. Then no sign-in changes it. */
    nameChosen: integer({ mode: "boolean" }).notNull().default(false),
    /** The act that reset the name, until the member chooses another. No sign-in gives a name meanwhile. */
    nameResetEntryId: integer(),
    role: text({ enum: roles }).notNull().default("member"),
    createdAt: integer().notNull(),
    /** Blocked while this is in the future; `untilLifted` for a block without an end; null when not blocked. */
    blockedUntil: integer(),
    blockEntryId: integer(),
    /** When personal data was erased; the row stays, because posts, cases and the log refer to it. */
    erasedAt: integer(),
    /** Set while reports by this member open no cases, because they were made in bad faith. */
    reportsIgnoredEntryId: integer(),
    /** This and all below are counted by triggers. Posts that are not deleted. */
    postsKept: count(),
    /** Without those that were undone or overturned. */
    timesHidden: count(),
    timesWarned: count(),
    timesBlocked: count(),
    /** Outcomes of the reports on this member's posts, and of the reports this member made. */
    upheldAgainst: count(),
    dismissedAgainst: count(),
    upheldMade: count(),
    dismissedMade: count(),
    unreadNotices: count(),
    /** Open cases about this member's posts. Confidential: nobody learns of them. */
    openCases: count(),
    /** How often these were opened, or had a report more or less while open. Confidential too. */
    caseMoves: count(),
  },
  (t) => [
    check("members_role", oneOf(t.role, roles)),
    check("members_name", sql`${t.name} is null or length(${t.name}) between 1 and 80`),
    check("members_block", sql`(${t.blockedUntil} is null) = (${t.blockEntryId} is null)`),
    // The check that another admin exists.
    index("members_by_role").on(t.role, t.id),
    // The job that ends blocks.
    index("members_blocked")
      .on(t.blockedUntil)
      .where(sql`${t.blockedUntil} is not null`),
  ],
);

/**
 * The names that moderators reset, by the entry of the act: what undoing it brings back, and what the member may not take
 * again while it stands. The log holds no name, so that one can be erased.
 */
export const resetNames = sqliteTable(
  "reset_names",
  {
    entryId: integer().primaryKey(),
    memberId: integer()
      .notNull()
      .references(() => members.id),
    name: text().notNull(),
    /** As in `members`. */
    foldedName: text(),
  },
  // Those of the member who chooses a name.
  (t) => [index("reset_names_by_member").on(t.memberId)],
);

/** An account at the identity provider. Issuer and subject identify its member; the email address never does. */
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
    /** As `foldedName`. */
    foldedEmail: text(),
    emailVerified: integer({ mode: "boolean" }).notNull().default(false),
    claims: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    /** Encrypted with AES-256-GCM. */
    accessToken: text(),
    tokenScope: text(),
    tokenExpiresAt: integer(),
    linkedAt: integer().notNull(),
    lastSignInAt: integer().notNull(),
  },
  (t) => [
    uniqueIndex("identities_subject").on(t.issuer, t.subject),
    // The admin's page of a member.
    index("identities_by_member").on(t.memberId),
    // `npm run role -- <email>`.
    index("identities_by_email").on(t.email),
  ],
);

/** A browser that is signed in. The cookie holds a random token, this row only its SHA-256. */
export const sessions = sqliteTable(
  "sessions",
  {
    /** AUTOINCREMENT, because sessions are deleted and their ids must not be used again. */
    id: integer().primaryKey({ autoIncrement: true }),
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
    // A block, and "sign out everywhere", end all sessions of a member.
    index("sessions_by_member").on(t.memberId),
    // The daily job deletes those older than 30 days.
    index("sessions_by_age").on(t.createdAt),
  ],
);
