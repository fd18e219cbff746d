import { eq } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { postColumns, type PostRow, toPostView } from "~/feed/post-row.server";
import type { PostView } from "~/feed/post-view";
import { isGone } from "./case-view";

/** A post as moderators see it, even if it is hidden or its author is blocked; a deleted one as `isGone` says. */
export async function findCasePost(db: Database, viewer: Viewer, postId: number): Promise<PostView | null> {
  const [row] = await db
    .select({ ...postColumns, caseState: cases.state })
    .from(posts)
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(cases, eq(cases.postId, posts.id))
    .where(eq(posts.id, postId));
  if (!row) return null;
  const post = toPostView(row satisfies PostRow);
  return isGone(viewer, post, row.caseState) ? null : post;
}
