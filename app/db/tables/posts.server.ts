import { sql } from "drizzle-orm";
import { check, index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { members } from "./accounts.server";
import { id } from "./columns.server";

/** Public unless deleted by the author, hidden by a moderator or hidden by a block of the author. */
export const posts = sqliteTable(
  "posts",
  {
    id: id(),
    authorId: integer()
      .notNull()
      .references(() => members.id),
    body: text().notNull(),
    createdAt: integer().notNull(),
    /** Random, from the form: the same form sent twice makes one post. */
    formKey: text().notNull(),
    deletedAt: integer(),
    hiddenEntryId: integer(),
    blockEntryId: integer(),
    /** The text of a deleted post is erased after 30 days; the row stays for its case. */
    erasedAt: integer(),
    /** The words of the text as search compares them (`toSearchedWords`); null until a job has taken those of an old post. */
    words: text(),
  },
  (t) => {
    const visible = sql`${t.deletedAt} is null and ${t.hiddenEntryId} is null and ${t.blockEntryId} is null`;
    return [
      // length() stops at NUL, so NUL is checked separately.
      check(
        "posts_body",
        sql`case when ${t.erasedAt} is null then length(${t.body}) between 1 and 280 and instr(${t.body}, char(0)) = 0 else ${t.body} = '' end`,
      ),
      uniqueIndex("posts_form").on(t.authorId, t.formKey),
      // The feed, newest first: the index has visible posts only, so that no hidden row is read.
      index("posts_visible").on(t.id).where(visible),
      index("posts_visible_by_author").on(t.authorId, t.id).where(visible),
      // Members also see their own hidden posts on their page.
      index("posts_kept_by_author")
        .on(t.authorId, t.id)
        .where(sql`${t.deletedAt} is null`),
      // The rate limit counts an author's latest posts; a block finds all of them.
      index("posts_by_author").on(t.authorId, t.createdAt),
      index("posts_hidden")
        .on(t.id)
        .where(sql`${t.hiddenEntryId} is not null`),
      index("posts_hidden_by_author")
        .on(t.authorId, t.id)
        .where(sql`${t.hiddenEntryId} is not null`),
      // Moderators see what somebody deleted until it is erased.
      index("posts_deleted_by_author")
        .on(t.authorId, t.id)
        .where(sql`${t.deletedAt} is not null and ${t.erasedAt} is null`),
      // The moderators' list of all posts.
      index("posts_kept")
        .on(t.id)
        .where(sql`${t.deletedAt} is null`),
      // Ending a block finds exactly the posts it hid.
      index("posts_by_block")
        .on(t.blockEntryId)
        .where(sql`${t.blockEntryId} is not null`),
      // The daily job that erases deleted posts.
      index("posts_to_erase")
        .on(t.deletedAt)
        .where(sql`${t.deletedAt} is not null and ${t.erasedAt} is null`),
      // The job that takes the words of posts written before there was search.
      index("posts_without_words")
        .on(t.id)
        .where(sql`${t.words} is null`),
    ];
  },
);
