import type { OwnReportOutcome } from "./own-report-view";

/** What became of a report, for who made it: a word, and a sentence in the terms of the notices. */
export const ownReportOutcomes: Record<OwnReportOutcome, { label: string; sentence: string }> = {
  open: { label: "Open", sentence: "A moderator will review it." },
  "post hidden": { label: "Upheld", sentence: "A moderator hid the post." },
  "author warned": { label: "Upheld", sentence: "A moderator warned the author." },
  dismissed: { label: "Dismissed", sentence: "A moderator reviewed the post and kept it." },
  withdrawn: { label: "Withdrawn", sentence: "You withdrew this report." },
  "author blocked": { label: "Closed", sentence: "A moderator blocked the author, which hid the post." },
};
