import { type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { isModeration, log } from "~/db/tables/log.server";
import { minute } from "~/time/units";

const requestsPerMinute = 60;

/** SQL for inside a write: the actor made fewer than 60 requests of moderation in the last minute. A bulk action is one. */
export function withinModerationLimit(actor: Viewer, now: number): SQL {
  return sql`(select count(*) from (select 1 from ${log} where ${log.actorId} = ${actor.id}
    and ${log.at} > ${now - minute} and ${isModeration} and ${log.part} = 0
    limit ${requestsPerMinute})) < ${requestsPerMinute}`;
}
