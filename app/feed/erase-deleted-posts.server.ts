import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { day } from "~/time/units";

/** How long (ms) the text of a deleted post is kept, unless its case is open. */
export const keptAfterDeletion = 30 * day;

/** How many posts a statement takes, and how many statements a day's run asks at most. */
const share = { posts: 10_000, statements: 10 };

/**
 * Erases the text of posts that were deleted longer ago than that and have no open case, the earliest first. Gives how many. Those
 * with an open case are passed over each time, two rows read for each: they are as few as the queue is short.
 */
export async function eraseDeletedPosts(db: Database, now: number, most = share): Promise<number> {
  let erased = 0;
  for (let count = 0; count < most.statements; count++) {
    const many = await eraseSome(db, now, most.posts);
    erased += many;
    if (many < most.posts) break;
  }
  return erased;
}

async function eraseSome(db: Database, now: number, limit: number): Promise<number> {
  const isOpen = and(eq(cases.postId, posts.id), eq(cases.state, "open"));
  const isDue = and(
    lt(posts.deletedAt, now - keptAfterDeletion),
    isNull(posts.erasedAt),
    sql`not exists (select 1 from ${cases} where ${isOpen})`,
  );
  const due = sql`(select ${posts.id} from ${posts} indexed by posts_to_erase where ${isDue} order by ${posts.deletedAt} limit ${limit})`;
  const { meta } = await db
    .update(posts)
    .set({ body: "", words: "", erasedAt: now })
    .where(inArray(posts.id, due));
  return meta.changes;
}
