import { and, eq, isNull, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { posts } from "~/db/tables/posts.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { isVisible } from "./post-view";
import { findPost } from "./read-posts.server";

/**
 * Deletes the actor's own post for good; done, too, if they have deleted it already. Its case, if there is one, can still be
 * decided. Another's post that is not visible is not found, as if it had never been.
 */
export async function deletePost(
  db: Database,
  actor: Viewer,
  { postId }: { postId: number },
  now: number,
): Promise<ActResult> {
  const post = await findPost(db, postId);
  if (!post) return { outcome: "not-found" };
  if (post.author.id !== actor.id) return { outcome: isVisible(post) ? "forbidden" : "not-found" };
  const isDeletable = and(eq(posts.id, postId), eq(posts.authorId, actor.id), isNull(posts.deletedAt));
  return performAct(
    db,
    actor,
    {
      permission: "post:delete:own",
      entry: { kind: "post.deleted", actorId: actor.id, postId, memberId: actor.id },
      guards: [
        {
          holds: sql`exists (select 1 from ${posts} where ${isDeletable})`,
          otherwise: { outcome: "conflict" },
        },
      ],
      // Nothing brings a deleted post back, so that the form sent twice, however much later, is done.
      key: `deleted:${postId}`,
      changes: ({ exists }) => [db.update(posts).set({ deletedAt: now }).where(and(isDeletable, exists))],
    },
    now,
  );
}
