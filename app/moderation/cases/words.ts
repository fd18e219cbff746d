import { day } from "~/time/units";

/** How long a case has been open at least, in ms, to look for those that wait. */
export const waitings = { "1d": day, "7d": 7 * day } as const;
export type Waiting = keyof typeof waitings;
export const waitingKeys = Object.keys(waitings) as Waiting[];

export const waitingWords: Record<Waiting, string> = {
  "1d": "1 day or more, oldest first",
  "7d": "7 days or more, oldest first",
};

/** What the acts on a case will do, in sentences. `reports`: how many of them wait for an answer. */
export const effectWords = {
  hide: (reports: number) =>
    `Hide takes the post out of sight${reports > 0 ? `, upholds ${theReports(reports)}` : ""} and tells its author.`,
  unhide: "Unhide shows it to everybody again; the case stays decided.",
  dismiss: (reports: number) =>
    `Dismiss leaves it, turns ${theReports(reports)} down, and bars new ones for 24 hours.`,
  block: "Block opens the author's page first.",
};

function theReports(count: number): string {
  return count === 1 ? "the report" : `the ${count} reports`;
}

/** Who is on a case, and how long yet. Times in ms. */
export const claimWords = {
  mine: (until: number, now: number) => `Yours for ${moreMinutes(until - now)}`,
  /** After the name of whoever it is. */
  theirs: (until: number, now: number) =>
    `is on this case for ${moreMinutes(until - now)}. You can still decide.`,
};

function moreMinutes(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return `${minutes} more minute${minutes === 1 ? "" : "s"}`;
}
