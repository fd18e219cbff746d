import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** The blocks that were running when accounts were deleted, until they meet the same person again or end. */
export const blockedIdentities = sqliteTable(
  "blocked_identities",
  {
    /** A keyed hash of issuer and subject (`hashIdentity`), from which nobody learns who it was without the key. */
    hash: text().primaryKey(),
    /** As in `members`. */
    blockedUntil: integer().notNull(),
    /** The act, for its reason. */
    blockEntryId: integer().notNull(),
    /** Whether an appeal against it was turned down. There is one appeal for each act. */
    appealed: integer({ mode: "boolean" }).notNull(),
  },
  // The job that removes those that have ended.
  (t) => [index("blocked_identities_end").on(t.blockedUntil)],
);
