import { and, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Database } from "../db/client.server";
import { cases, members, posts } from "../db/schema.server";
import { postColumns, toPostView } from "../feed/post-row.server";
import { pageLength, type PostPage } from "../feed/read-posts.server";

/** Every post, or the hidden ones, newest first, so that what is out of sight can be found again; deleted ones only while their case is open. */
export async function listModerationPosts(
  db: Database,
  { state, before }: { state: "hidden" | "all"; before: number | null },
): Promise<PostPage> {
  const rows = await db
    .select(postColumns)
    .from(state === "hidden" ? sql`${posts} indexed by posts_hidden` : posts)
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(cases, eq(cases.postId, posts.id))
    .where(
      and(
        state === "hidden" ? sql`${posts.hiddenEntryId} is not null` : undefined,
        or(isNull(posts.deletedAt), eq(cases.state, "open")),
        before === null ? undefined : lt(posts.id, before),
      ),
    )
    .orderBy(desc(posts.id))
    .limit(pageLength + 1);
  const shown = rows.slice(0, pageLength);
  return {
    posts: shown.map((row) => toPostView(row)),
    before: rows.length > pageLength ? (shown.at(-1)?.id ?? null) : null,
  };
}
