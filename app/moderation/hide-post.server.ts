import { and, eq, isNull, sql } from "drizzle-orm";
import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { posts } from "../db/schema.server";
import { type DecideCase, decideCase } from "./decide-case.server";

/** Takes a post out of sight and upholds its open reports; a case is opened and decided if nobody reported it. */
export function hidePost(db: Database, actor: Viewer, input: DecideCase, now: number) {
  const isShown = and(eq(posts.id, input.postId), isNull(posts.hiddenEntryId));
  return decideCase(db, actor, input, now, {
    permission: "post:hide",
    kind: "post.hidden",
    verdict: "hide",
    when: sql`exists (select 1 from ${posts} where ${isShown})`,
    change: (act) =>
      db
        .update(posts)
        .set({ hiddenEntryId: act.entryId })
        .where(and(eq(posts.id, input.postId), act.recorded)),
  });
}
