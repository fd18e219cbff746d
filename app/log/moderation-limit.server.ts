import { type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { isModeration, log } from "~/db/tables/log.server";
import { minute } from "~/time/units";

const requestsPerMinute = 60;

/** In the write itself: fewer than 60 requests of moderation by this member within the minute; a bulk is one. */
export function withinModerationLimit(actor: Viewer, now: number): SQL {
  return sql`(select count(*) from (select 1 from ${log} where ${log.actorId} = ${actor.id}
    and ${log.at} > ${now - minute} and ${isModeration} and ${log.part} = 0
    limit ${requestsPerMinute})) < ${requestsPerMinute}`;
}
