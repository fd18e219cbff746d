import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { roles } from "../vocabulary";
import { count, id, oneOf } from "./columns.server";

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
    /** Sessions are removed, and the id of one that was is not given again. */
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
    // A block and "sign out everywhere" end all of one person's.
    index("sessions_by_member").on(t.memberId),
    // The daily job removes those past their 30 days.
    index("sessions_by_age").on(t.createdAt),
  ],
);
