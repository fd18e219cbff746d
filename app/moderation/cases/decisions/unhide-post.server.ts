import type { Viewer } from "~/accounts/permissions";
import { sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { appeals } from "~/db/tables/appeals.server";
import { posts } from "~/db/tables/posts.server";
import { decideCase } from "./decide-cases.server";
import type { DecideCase, Decision } from "./decision.server";

const unhide: Decision = {
  permission: "post:unhide",
  entry: { kind: "post.unhidden" },
  verdict: "unhide",
  reportOutcome: "dismissed",
  authorNotice: "post.restored",
  condition: sql`${posts.hiddenEntryId} is not null`,
  changes: (db, { postIds, idFor }, actor, now) => [
    // An open appeal against the hiding gets what it asked for. Before the post is updated, which still names that act.
    statement(
      db,
      sql`update ${appeals} set state = 'granted', decided_at = ${now}, decided_by_id = ${actor.id},
        decided_entry_id = (select ${idFor(posts.id)} from ${posts} where ${posts.hiddenEntryId} = ${appeals.entryId} and ${posts.id} in ${postIds})
      where ${appeals.state} = 'open' and ${appeals.entryId} in (select ${posts.hiddenEntryId} from ${posts} where ${posts.id} in ${postIds})`,
    ),
    statement(db, sql`update ${posts} set hidden_entry_id = null where ${posts.id} in ${postIds}`),
  ],
};

/** Shows a hidden post again, unless it is deleted or its author is blocked. Its case stays decided. */
export function unhidePost(db: Database, actor: Viewer, input: DecideCase, now: number) {
  return decideCase(db, actor, unhide, input, now);
}
