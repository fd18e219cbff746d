import { day } from "~/time/units";

/** The choices of the queue's filter by waiting time: open for at least this many ms. */
export const waitTimes = { "1d": day, "7d": 7 * day } as const;
export type WaitTime = keyof typeof waitTimes;
export const waitTimeKeys = Object.keys(waitTimes) as WaitTime[];

export const waitTimeLabels: Record<WaitTime, string> = {
  "1d": "1 day or more, oldest first",
  "7d": "7 days or more, oldest first",
};

/** What each act on a case will do, in a sentence. `reports`: how many are open. */
export const caseEffects = {
  hide: (reports: number) =>
    `Hide takes the post out of sight${reports > 0 ? `, upholds ${theReports(reports)}` : ""} and tells its author.`,
  warn: (reports: number) =>
    `Warn leaves it${reports > 0 ? `, upholds ${theReports(reports)}, bars new ones for 24 hours` : ", bars reports for 24 hours"} and tells its author which rule it broke.`,
  unhide: "Unhide shows it to everybody again; the case stays decided.",
  dismiss: (reports: number) =>
    `Dismiss leaves it, turns ${theReports(reports)} down, and bars new ones for 24 hours.`,
  block: "Block opens the author's page first.",
};

/** Who reads the note of a decision, by what the form can do. */
export function describeNoteReaders(can: { hide: boolean; dismiss: boolean }): string {
  if (can.hide && can.dismiss)
    return "If you hide or warn, the author reads this; if you dismiss, those who reported it do. Required for Something else.";
  if (can.hide) return "The author reads this. Required for Something else.";
  return can.dismiss ? "Those who reported it read this if you dismiss." : "Only moderators read this.";
}

function theReports(count: number): string {
  return count === 1 ? "the report" : `the ${count} reports`;
}

/** Who has claimed a case, and for how much longer. Times in ms. */
export const claimSentences = {
  mine: (until: number, now: number) => `Yours for ${minutesLeft(until - now)}`,
  /** Follows the claimer's name. */
  theirs: (until: number, now: number) =>
    `is on this case for ${minutesLeft(until - now)}. You can still decide.`,
};

function minutesLeft(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return `${minutes} more minute${minutes === 1 ? "" : "s"}`;
}
