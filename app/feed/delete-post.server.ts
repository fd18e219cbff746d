import { and, eq, isNull, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { stillMay } from "~/accounts/still-may.server";
import type { Database } from "~/db/client.server";
import { posts } from "~/db/tables/posts.server";
import { beginAct } from "~/log/perform-act.server";
import { findPost } from "./read-posts.server";

/** Takes one's own post out of public for good. Its case, if there is one, can still be decided. */
export async function deletePost(
  db: Database,
  actor: Viewer,
  postId: number,
  now: number,
): Promise<"done" | "not-found" | "forbidden"> {
  const post = await findPost(db, postId);
  if (!post || post.deleted) return "not-found";
  if (post.author.id !== actor.id) return "forbidden";

  const act = beginAct(db, { kind: "post.deleted", actorId: actor.id, postId, memberId: actor.id }, now);
  const isTheirs = and(eq(posts.id, postId), eq(posts.authorId, actor.id), isNull(posts.deletedAt));
  const [recorded] = await db.batch([
    act.record(
      and(stillMay(actor, "post:delete:own", now), sql`exists (select 1 from ${posts} where ${isTheirs})`),
    ),
    db
      .update(posts)
      .set({ deletedAt: now })
      .where(and(eq(posts.id, postId), act.recorded)),
  ]);
  if (recorded.length > 0) return "done";
  // Gone by a second click or a retry is what was asked for; else a block came in between.
  return (await findPost(db, postId))?.deleted ? "done" : "forbidden";
}
