import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { second } from "~/time/units";

/** At most `count` within any `ms`. */
export type RateLimit = { count: number; ms: number };

/** What one member did: `from` and `where` pick the rows, which an index has in the order of `at`. */
export type LimitedRows = { from: SQLWrapper; where: SQL | undefined; at: SQLWrapper };

/** SQL for a guard: whether all limits allow one more now, and for how many ms they will not. */
export function withinLimits(
  { from, where, at }: LimitedRows,
  limits: RateLimit[],
  now: number,
): { holds: SQL; wait: SQL<number> } {
  const recent = ({
    count,
    ms,
  }: RateLimit) => sql`select ${at} from ${from} where ${where} and ${at} > ${now - ms}
    order by ${at} desc limit ${count}`;
  // As soon as the earliest of so many is no longer recent, there is room for one more.
  const waits = limits.map(
    (limit) =>
      sql`coalesce((${recent({ ...limit, count: 1 })} offset ${limit.count - 1}) + ${limit.ms - now}, 0)`,
  );
  const holds = limits.map((limit) => sql`(select count(*) from (${recent(limit)})) < ${limit.count}`);
  return { holds: sql.join(holds, sql` and `), wait: sql<number>`max(0, ${sql.join(waits, sql`, `)})` };
}

/** Rounded up, so that whoever waits as long as they are told is not refused again. */
export function tooFast(waitMs: number): { outcome: "too-fast"; retryAfter: number } {
  return { outcome: "too-fast", retryAfter: Math.max(1, Math.ceil(waitMs / second)) };
}
