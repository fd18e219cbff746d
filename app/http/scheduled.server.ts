import { deleteExpiredDrafts } from "~/accounts/drafts.server";
import { deleteExpiredSessions } from "~/accounts/sessions/sessions.server";
import { openDatabase } from "~/db/client.server";
import { eraseDeletedPosts } from "~/feed/erase-deleted-posts.server";
import { compactSearch } from "~/feed/search/compact-search.server";
import { takeWords } from "~/feed/search/take-words.server";
import { forgetEndedBlocks } from "~/moderation/blocks/blocked-identities.server";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { forgetCached } from "./cache/visitor-cache.server";
import { logger } from "./logger.server";

/**
 * What one run may write in rows, of which all that is removed takes half at most, so that blocks can always be ended, and each
 * job an eighth at least. So many that all runs of a day together leave the Free plan of D1 room for the members;
 * docs/scaling.md has the sum.
 */
const rowsPerRun = 200;
/** More than one address may make meanwhile, since visitors make them, too; so these are no part of the rows above. */
const draftsPerRun = 2_000;
/** A post that becomes searchable is written into the index of search, too. */
const rowsPerSearchable = 2;

/**
 * Every five minutes: ends blocks, also those kept of deleted accounts, removes expired drafts and sessions, and makes posts of
 * before there was search searchable, as many as one run may; what is left is for the next. Once a day, also erases deleted
 * posts, and what is left of posts in the index of search that finds them no more. Each job runs though another fails.
 */
export async function runScheduled(controller: ScheduledController, env: Env): Promise<void> {
  const db = openDatabase(env.DB);
  const now = controller.scheduledTime;
  const failed: string[] = [];
  /** Gives what the job does, and 0 where it fails. */
  const attempt = async (job: string, run: () => Promise<number>): Promise<number> => {
    try {
      return await run();
    } catch (error) {
      logger.error(error, { job });
      failed.push(job);
      return 0;
    }
  };
  const note = (event: string, what: "members" | "posts", many: number): number => {
    logger.info({ event, [what]: many });
    return many;
  };

  await attempt("delete-drafts", () => deleteExpiredDrafts(db, now, draftsPerRun));
  const least = rowsPerRun / 8;
  let rows = rowsPerRun / 2;
  rows -= await attempt("forget-blocks", () => forgetEndedBlocks(db, now, rows - 2 * least));
  rows -= await attempt("delete-sessions", () => deleteExpiredSessions(db, now, rows - least));
  const searchable = await attempt("take-words", () => takeWords(db, Math.floor(rows / rowsPerSearchable)));
  if (searchable > 0) note("words-taken", "posts", searchable);
  rows -= searchable * rowsPerSearchable;
  rows += rowsPerRun / 2;
  await attempt("end-blocks", async () =>
    note("blocks-ended", "members", await endExpiredBlocks(db, now, rows)),
  );
  forgetCached();
  if (controller.cron !== "*/5 * * * *") {
    await attempt("erase-posts", async () =>
      note("deleted-posts-erased", "posts", await eraseDeletedPosts(db, now)),
    );
    await attempt("compact-search", () => compactSearch(db));
  }
  // So that the run itself is shown as failed where Cloudflare lists them.
  if (failed.length > 0) throw new Error(`These jobs failed: ${failed.join(", ")}.`);
}
