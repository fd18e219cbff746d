import { openDatabase } from "~/db/client.server";
import { eraseDeletedPosts } from "~/feed/erase-deleted-posts.server";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { logger } from "./logger.server";

/** Every five minutes: blocks that have ended. Once a day: texts of posts deleted 30 days ago, and sessions past their time. */
export async function runScheduled(controller: ScheduledController, env: Env): Promise<void> {
  const db = openDatabase(env.DB);
  const now = controller.scheduledTime;
  const ended = await endExpiredBlocks(db, now);
  logger.info({ event: "blocks-ended", members: ended });
  if (controller.cron !== "*/5 * * * *") {
    await eraseDeletedPosts(db, now);
    logger.info({ event: "deleted-posts-erased" });
  }
}
