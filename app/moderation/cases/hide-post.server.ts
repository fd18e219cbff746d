import type { Viewer } from "~/accounts/permissions";
import { sql } from "drizzle-orm";
import { type Database, statement } from "~/db/client.server";
import { posts } from "~/db/tables/posts.server";
import {
  type DecideCase,
  decideCase,
  type DecideCases,
  decideCases,
  type Decision,
} from "./decide-cases.server";

const hide: Decision = {
  permission: "post:hide",
  kind: "post.hidden",
  verdict: "hide",
  answer: "upheld",
  notifies: "post.hidden",
  when: sql`${posts.hiddenEntryId} is null`,
  change: (db, { postIds, entryOf }) => [
    statement(
      db,
      sql`update ${posts} set hidden_entry_id = ${entryOf(posts.id)} where ${posts.id} in ${postIds}`,
    ),
  ],
};

/** Takes a post out of sight and upholds its open reports; a case is opened and decided if nobody reported it. */
export function hidePost(db: Database, actor: Viewer, input: DecideCase, now: number) {
  return decideCase(db, actor, hide, input, now);
}

/** The same for any number of them, each by itself. */
export function hidePosts(db: Database, actor: Viewer, input: DecideCases, now: number) {
  return decideCases(db, actor, hide, input, now);
}
