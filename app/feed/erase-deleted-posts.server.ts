import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { day } from "~/time/units";

/** Erases the text of posts that were deleted more than 30 days ago and have no open case. */
export async function eraseDeletedPosts(db: Database, now: number): Promise<void> {
  const isOpen = and(eq(cases.postId, posts.id), eq(cases.state, "open"));
  await db
    .update(posts)
    .set({ body: "", words: "", erasedAt: now })
    .where(
      and(
        lt(posts.deletedAt, now - 30 * day),
        isNull(posts.erasedAt),
        sql`not exists (select 1 from ${cases} where ${isOpen})`,
      ),
    );
}
