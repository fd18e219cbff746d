import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Forms that were sent without being signed in, until their senders are. */
export const drafts = sqliteTable(
  "drafts",
  {
    /** Random: who has it, in a cookie, may read the draft. */
    id: text().primaryKey(),
    /** The fields, encrypted. */
    sealed: text().notNull(),
    expiresAt: integer().notNull(),
  },
  // For the job that erases those that have expired.
  (t) => [index("drafts_expiry").on(t.expiresAt)],
);
