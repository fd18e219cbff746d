import { and, eq, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { isModeration, log } from "~/db/tables/log.server";
import { minute } from "~/time/units";
import { withinLimits } from "./rate-limit.server";

const limit = { count: 60, ms: minute };

/** SQL for inside a write: the actor made fewer than 60 requests of moderation in the last minute. A bulk action is one. */
export function withinModerationLimit(actor: Viewer, now: number) {
  const where = and(eq(log.actorId, actor.id), isModeration, sql`${log.part} = 0`);
  return withinLimits({ from: log, where, at: log.at }, [limit], now);
}
