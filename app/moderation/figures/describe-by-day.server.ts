import { dayOfYearInWords } from "~/text/times";

/** The table of a chart by day, the latest first; `cells` gives those of a day by its index, or null to leave it out. */
export function describeByDay(
  title: string,
  days: string[],
  head: string[],
  cells: (index: number) => string[] | null,
) {
  return {
    caption: `${title}, by day`,
    head: ["Day", ...head],
    rows: days
      .flatMap((day, index) => {
        const found = cells(index);
        return found ? [[dayOfYearInWords(day), ...found]] : [];
      })
      .reverse(),
  };
}

/** "in 30 days"; a community of one day has "today". */
export function periodInWords(days: string[]): string {
  return days.length === 1 ? "today" : `in ${days.length} days`;
}

/** "1 November to 30 November". */
export function formatPeriod(days: string[]): string {
  const [first, last] = [dayOfYearInWords(days[0] ?? ""), dayOfYearInWords(days.at(-1) ?? "")];
  return first === last ? first : `${first} to ${last}`;
}
