import { eq } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import { postColumns, type PostRow, toPostView } from "~/feed/post-row.server";
import type { PostView } from "~/feed/post-view";
import { caseColumns, deciders, toCaseView } from "./case-row.server";
import { type CurrentCase, isGone } from "./case-view";

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

/** For a batch: a post and its case as they are now; `toCurrentCase` reads the result. */
export function selectCurrentCase(db: Database, postId: number) {
  return db
    .select({ ...postColumns, ...caseColumns })
    .from(posts)
    .innerJoin(cases, eq(cases.postId, posts.id))
    .innerJoin(members, eq(members.id, posts.authorId))
    .leftJoin(deciders, eq(deciders.id, cases.decidedById))
    .where(eq(posts.id, postId));
}

/** Null where there is none, or it is about the viewer's own post, of which they must not learn. */
export function toCurrentCase(
  viewer: Viewer,
  [row]: Awaited<ReturnType<typeof selectCurrentCase>>,
): CurrentCase | null {
  if (!row) return null;
  const current = { post: toPostView(row), case: toCaseView(row) };
  const isOwn = current.post.author.id === viewer.id;
  return isOwn || isGone(viewer, current.post, current.case.state) ? null : current;
}
