import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { posts } from "../db/schema.server";
import { type DecideCase, decideCase } from "./decide-case.server";

/** Takes back that a moderator hid a post; its case stays decided. Deletion and a block of the author still hold. */
export function unhidePost(db: Database, actor: Viewer, input: DecideCase, now: number) {
  const isHidden = and(eq(posts.id, input.postId), isNotNull(posts.hiddenEntryId));
  return decideCase(db, actor, input, now, {
    permission: "post:unhide",
    kind: "post.unhidden",
    verdict: "unhide",
    when: sql`exists (select 1 from ${posts} where ${isHidden})`,
    change: (act) =>
      db
        .update(posts)
        .set({ hiddenEntryId: null })
        .where(and(eq(posts.id, input.postId), act.recorded)),
  });
}
