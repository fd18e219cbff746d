import { sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";

/** So many steps, each of which writes so many pages of 4 kB: a million posts have 33,000 pages. */
const share = { steps: 24, pages: 2_000 };

/**
 * Rewrites the index of search without the words of posts that are in it no more: until then FTS5 only notes that they are
 * gone. Step by step, so that nothing waits for more than a tenth of a second, and no further than a day's share; the next
 * run goes on from there. D1 counts one row for each step. Gives how many it took.
 *
 * https://sqlite.org/fts5.html#the_merge_command
 */
export async function compactSearch(db: Database, most = share): Promise<number> {
  // First what an earlier run has begun is finished; then all there is begins to be merged, which is finished, too. Only one
  // step may begin (a negative number): with posts in between, each would begin anew.
  let phase: "resume" | "begin" | "finish" = "resume";
  for (let steps = 1; steps <= most.steps; steps++) {
    const pages = phase === "begin" ? -most.pages : most.pages;
    const { meta } = await db.run(
      sql`insert into post_search (post_search, rank) values ('merge', ${pages})`,
    );
    // The statement itself counts as one change.
    const hasMerged = meta.changes >= 2;
    if (hasMerged) phase = phase === "begin" ? "finish" : phase;
    else if (phase === "resume") phase = "begin";
    else return steps;
  }
  return most.steps;
}
