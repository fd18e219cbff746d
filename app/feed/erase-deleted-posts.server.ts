import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { day } from "~/time/units";

/** How long (ms) the text of a deleted post is kept, unless its case is open. */
export const keptAfterDeletion = 30 * day;

/** Erases the text of posts that were deleted longer ago than that and have no open case. */
export async function eraseDeletedPosts(db: Database, now: number): Promise<void> {
  const isOpen = and(eq(cases.postId, posts.id), eq(cases.state, "open"));
  await db
    .update(posts)
    .set({ body: "", words: "", erasedAt: now })
    .where(
      and(
        lt(posts.deletedAt, now - keptAfterDeletion),
        isNull(posts.erasedAt),
        sql`not exists (select 1 from ${cases} where ${isOpen})`,
      ),
    );
}
