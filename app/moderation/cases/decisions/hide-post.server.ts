import type { Viewer } from "~/accounts/permissions";
import { sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { posts } from "~/db/tables/posts.server";
import type { RuleKey } from "~/db/vocabulary";
import { decideCase, decideCases } from "./decide-cases.server";
import type { DecideCasesWithReason, DecideCaseWithReason, Decision } from "./decision.server";

const hide = (reason: RuleKey): Decision => ({
  permission: "post:hide",
  entry: { kind: "post.hidden", reason },
  verdict: "hide",
  reportOutcome: "upheld",
  authorNotice: "post.hidden",
  condition: sql`${posts.hiddenEntryId} is null`,
  changes: (db, { postIds, idFor }) => [
    statement(
      db,
      sql`update ${posts} set hidden_entry_id = ${idFor(posts.id)} where ${posts.id} in ${postIds}`,
    ),
  ],
});

/** Hides a post and upholds its open reports. A post that nobody reported gets a case that is already decided. */
export function hidePost(db: Database, actor: Viewer, input: DecideCaseWithReason, now: number) {
  return decideCase(db, actor, hide(input.reason), input, now);
}

/** The same for several posts, each independently. */
export function hidePosts(db: Database, actor: Viewer, input: DecideCasesWithReason, now: number) {
  return decideCases(db, actor, hide(input.reason), input, now);
}
