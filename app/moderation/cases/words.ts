import { displayName, type MemberName } from "~/accounts/names/member-name";
import type { Verdict } from "~/db/vocabulary";
import { pluralize } from "~/text/numbers";
import { timeInWords } from "~/text/times";
import { day } from "~/time/units";
import type { ReportView } from "./case-view";

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
  hide: (reports: number) => `Hide: nobody else sees the post${areUpheld(reports)}, the author is told.`,
  warn: (reports: number) =>
    `Warn: the post stays${areUpheld(reports)}, the author is told, no new reports for 24 hours.`,
  unhide: "Unhide: everyone can see the post again; the case stays decided.",
  dismiss: (reports: number) =>
    `Dismiss: the post stays, ${theReports(reports)} rejected, no new reports for 24 hours.`,
};

/** Of the note of somebody who came second. */
export const noteNotSent = "It wasn't sent. Copy it if you need it elsewhere.";

/** Who reads the note of a decision, by what the form can do. */
export function describeNoteReaders(can: { hide: boolean; dismiss: boolean }): string {
  if (can.hide && can.dismiss)
    return "Hide or warn: the author reads it. Dismiss: the reporters do. Required for Something else.";
  if (can.hide) return "The author reads it. Required for Something else.";
  return can.dismiss ? "If you dismiss, the reporters read it." : "Only moderators read it.";
}

type Decided = { author: MemberName; reports: number };

/** What was decided, for the status line. */
export const decisionMessages = {
  hide: ({ author, reports }: Decided) =>
    `${displayName(author)}'s post hidden${reports > 0 ? `; ${pluralize(reports, "report")} upheld` : ""}.`,
  warn: ({ author, reports }: Decided) =>
    `${displayName(author)} warned${reports > 0 ? `; ${pluralize(reports, "report")} upheld` : ""}.`,
  unhide: ({ author }: Decided) => `${displayName(author)}'s post unhidden.`,
  dismiss: ({ author, reports }: Decided) =>
    `${reports > 0 ? pluralize(reports, "report") : "Reports"} on ${displayName(author)}'s post dismissed.`,
};

/** The same of several cases. */
export const bulkMessages = {
  hide: (posts: number) => `${pluralize(posts, "post")} hidden`,
  warn: (authors: number) => `${pluralize(authors, "author")} warned`,
  dismiss: (cases: number) => `${pluralize(cases, "case")} dismissed`,
};

function areUpheld(reports: number): string {
  return reports > 0 ? `, ${theReports(reports)} upheld` : "";
}

function theReports(count: number): string {
  return count === 1 ? "the report is" : `the ${count} reports are`;
}

/** Who has claimed a case, and for how much longer. Times in ms. */
export const claimSentences = {
  mine: (until: number, now: number) => `Yours for ${minutesLeft(until - now)}`,
  /** Follows the claimer's name. */
  theirs: (until: number, now: number) =>
    `has claimed this case for ${minutesLeft(until - now)}. You can still decide it.`,
};

function minutesLeft(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return `${minutes} more minute${minutes === 1 ? "" : "s"}`;
}

/** What was decided, before the decider's name. */
export const verdictLabels: Record<Verdict, string> = {
  hide: "Hidden",
  unhide: "Unhidden",
  warn: "Author warned",
  unwarn: "Warning undone",
  dismiss: "Dismissed",
  block: "Author blocked",
  withdrawn: "Reports withdrawn",
};

/** The same after the decider's name. */
export const verdictsInPastTense: Record<Exclude<Verdict, "withdrawn">, string> = {
  hide: "hid this post",
  unhide: "unhid this post",
  warn: "warned the author of this post",
  unwarn: "undid the warning about this post",
  dismiss: "dismissed the reports on this post",
  block: "blocked the author of this post, which closed its case",
};

/** What became of a report, for moderators. */
export const reportOutcomeLabels: Record<NonNullable<ReportView["outcome"]> | "open", string> = {
  open: "Open",
  upheld: "Upheld",
  dismissed: "Dismissed",
  withdrawn: "Withdrawn",
  "closed by block": "Closed by block",
};

/** Before the time (ms) when a case was opened. */
export function describeOpening(openedAt: number, now: number): string {
  return /(ago|now)$/.test(timeInWords(openedAt, now)) ? "opened" : "open since";
}

export const ownPostMessage = "You can't decide about your own post. A colleague will.";

export const selectCasesMessage = "Select at least one case.";
