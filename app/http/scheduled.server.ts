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
 * What one run may write in rows, of which all that is removed takes half at most, so that blocks can always be ended. So many
 * that all runs of a day together leave the Free plan of D1 room for the members; docs/scaling.md has the sum.
 */
const rowsPerRun = 200;
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
  const attempt = async (job: string, run: () => Promise<number>): Promise<number> => {
    try {
      return await run();
    } catch (error) {
      logger.error(error, { job });
      failed.push(job);
      return 0;
    }
  };

  let rows = rowsPerRun / 2;
  rows -= await attempt("delete-drafts", () => deleteExpiredDrafts(db, now, rows));
  rows -= await attempt("forget-blocks", () => forgetEndedBlocks(db, now, rows));
  rows -= await attempt("delete-sessions", () => deleteExpiredSessions(db, now, rows));
  const searchable = await attempt("take-words", () => takeWords(db, Math.floor(rows / rowsPerSearchable)));
  if (searchable > 0) logger.info({ event: "words-taken", posts: searchable });
  rows += rowsPerRun / 2 - searchable * rowsPerSearchable;
  const ended = await attempt("end-blocks", () => endExpiredBlocks(db, now, rows));
  forgetCached();
  logger.info({ event: "blocks-ended", members: ended });
  if (controller.cron !== "*/5 * * * *") {
    const erased = await attempt("erase-posts", () => eraseDeletedPosts(db, now));
    logger.info({ event: "deleted-posts-erased", posts: erased });
    await attempt("compact-search", () => compactSearch(db));
  }
  // So that the run itself is shown as failed where Cloudflare lists them.
  if (failed.length > 0) throw new Error(`These jobs failed: ${failed.join(", ")}.`);
}
