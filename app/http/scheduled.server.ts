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
 * Every five minutes: ends blocks, also those kept of deleted accounts, erases expired drafts, and makes some posts of before
 * there was search searchable. Once a day, also erases deleted posts, expired sessions, and what is left in the index of search
 * of the posts that it finds no more.
 */
export async function runScheduled(controller: ScheduledController, env: Env): Promise<void> {
  const db = openDatabase(env.DB);
  const now = controller.scheduledTime;
  const ended = await endExpiredBlocks(db, now);
  await forgetEndedBlocks(db, now);
  await deleteExpiredDrafts(db, now);
  forgetCached();
  logger.info({ event: "blocks-ended", members: ended });
  const searchable = await takeWords(db);
  if (searchable > 0) logger.info({ event: "words-taken", posts: searchable });
  if (controller.cron !== "*/5 * * * *") {
    await eraseDeletedPosts(db, now);
    await deleteExpiredSessions(db, now);
    await compactSearch(db);
    logger.info({ event: "deleted-posts-erased" });
  }
}
