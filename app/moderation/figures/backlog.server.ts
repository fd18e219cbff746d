import { type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { day, hour } from "~/time/units";
import type { Age, Backlog } from "./figures-view";

/**
 * Triggers count the open cases by the hour in which they were opened. In the hour that a border between two ages divides,
 * cases are counted one by one, up to this many.
 */
const borderLimit = 50;

/** The ages are under an hour, under a day, under three days, and more. */
const borders = [hour, day, 3 * day];

/** `hours`, `own` and `atBorders` as JSON lists: of [hour, count], of when the viewer's own were opened, and of counts. */
export type BacklogRow = {
  open: number | null;
  hours: string;
  own: string;
  atBorders: string;
  oldest: number | null;
};

/** SQL: the columns of a `BacklogRow`. All but `hours` without what is about the viewer's own posts. */
export function backlogColumns(viewer: Viewer, now: number): SQL {
  const isAnothers = sql`author_id <> ${viewer.id}`;
  const open = sql`cases indexed by cases_open_oldest where state = 'open'`;
  const countAfter = (from: number) => sql`(select count(*) from (select 1 from ${open}
    and opened_at > ${from} and opened_at < ${startOfHour(from) + hour} and ${isAnothers} limit ${borderLimit}))`;
  const atBorders = borders.map((age) => countAfter(now - age));
  return sql`(select count from figures where scale = 'now' and kind = 'case.open' and period = '')
      - (select open_cases from members where id = ${viewer.id}) as open,
    (select json_group_array(json_array(period, count)) from figures
      where scale = 'hour' and kind = 'case.open' and period >= ${toHour(now - 3 * day)}) as hours,
    (select json_group_array(opened_at) from cases indexed by cases_open_by_author
      where state = 'open' and author_id = ${viewer.id}) as own,
    json_array(${sql.join(atBorders, sql`, `)}) as atBorders,
    (select ${now} - opened_at from ${open} and ${isAnothers} order by opened_at limit 1) as oldest`;
}

export function readBacklog(row: BacklogRow, now: number): Backlog {
  const byHour = new Map(JSON.parse(row.hours) as [string, number][]);
  for (const openedAt of JSON.parse(row.own) as number[]) {
    const of = toHour(openedAt);
    byHour.set(of, (byHour.get(of) ?? 0) - 1);
  }
  const atBorders = JSON.parse(row.atBorders) as number[];
  const younger = borders.map((age, index) => {
    const border = toHour(now - age);
    const counted = atBorders[index] ?? 0;
    const isCutOff = counted >= borderLimit;
    let count = counted;
    for (const [of, open] of byHour) if (of > border) count += open;
    // Where it was counted to the end, the others of the hour are older.
    return { count, isCutOff, unknown: isCutOff ? (byHour.get(border) ?? 0) - counted : 0 };
  });
  const open = row.open ?? 0;
  const all = { count: open, isCutOff: false };
  const ages = [...younger, all].map(({ count, isCutOff }, index): Age => {
    const before = younger[index - 1] ?? { count: 0, isCutOff: false, unknown: 0 };
    return { count: count - before.count - before.unknown, isLowerBound: isCutOff || before.isCutOff };
  });
  return { open, ages, oldest: row.oldest };
}

function startOfHour(at: number): number {
  return Math.floor(at / hour) * hour;
}

/** "2026-11-23T08", in UTC. */
function toHour(at: number): string {
  return new Date(at).toISOString().slice(0, 13);
}
