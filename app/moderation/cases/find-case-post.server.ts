import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { postColumns, type PostRow, toPostView } from "~/feed/post-row.server";
import type { PostView } from "~/feed/post-view";

/** A post as moderators see it, even if it is hidden or its author is blocked. A deleted one only while its case is open. */
export async function findCasePost(db: Database, postId: number): Promise<PostView | null> {
  const [row] = await db
    .select({ ...postColumns, caseState: cases.state })
    .from(posts)
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(cases, eq(cases.postId, posts.id))
    .where(eq(posts.id, postId));
  if (!row || (row.deletedAt !== null && row.caseState !== "open")) return null;
  return toPostView(row satisfies PostRow);
}
