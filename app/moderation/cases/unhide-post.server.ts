import type { Viewer } from "~/accounts/permissions";
import { sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { appeals } from "~/db/tables/appeals.server";
import { posts } from "~/db/tables/posts.server";
import { type DecideCase, decideCase, type Decision } from "./decide-cases.server";

const unhide: Decision = {
  permission: "post:unhide",
  kind: "post.unhidden",
  verdict: "unhide",
  answer: "dismissed",
  notifies: "post.restored",
  when: sql`${posts.hiddenEntryId} is not null`,
  change: (db, { postIds, entryOf }, actor, now) => [
    // What an appeal asked for has come about; while the post still says which act hid it.
    statement(
      db,
      sql`update ${appeals} set state = 'granted', decided_at = ${now}, decided_by_id = ${actor.id},
        decided_entry_id = (select ${entryOf(posts.id)} from ${posts} where ${posts.hiddenEntryId} = ${appeals.entryId} and ${posts.id} in ${postIds})
      where ${appeals.state} = 'open' and ${appeals.entryId} in (select ${posts.hiddenEntryId} from ${posts} where ${posts.id} in ${postIds})`,
    ),
    statement(db, sql`update ${posts} set hidden_entry_id = null where ${posts.id} in ${postIds}`),
  ],
};

/** Undoes that a moderator hid a post; its case stays decided. Deletion and a block of the author still hold. */
export function unhidePost(db: Database, actor: Viewer, input: DecideCase, now: number) {
  return decideCase(db, actor, unhide, input, now);
}
