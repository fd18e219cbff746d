/** Why a post is reported. These keys are on the form and in the database; what they mean is in words.ts. */
export const reportReasonKeys = [
  "spam",
  "harassment",
  "hate",
  "violence",
  "sexual",
  "illegal",
  "other",
] as const;
export type ReportReason = (typeof reportReasonKeys)[number];

/** Why a moderator acts: the same reasons, and one's own or a colleague's mistake. */
export const actReasonKeys = [...reportReasonKeys, "mistake"] as const;
export type ActReason = (typeof actReasonKeys)[number];

/** A report's or an act's note, in code points. */
export const noteLength = 500;
/** An appeal, likewise. */
export const appealLength = 1_000;

const day = 86_400_000;

/** How long a block lasts, in ms; null until lifted. */
export const durations = { "1d": day, "7d": 7 * day, "30d": 30 * day, forever: null } as const;
export type Duration = keyof typeof durations;
export const durationKeys = Object.keys(durations) as Duration[];

/** How long a case has been open at least, in ms, to look for those that wait. */
export const waitings = { "1d": day, "7d": 7 * day } as const;
export type Waiting = keyof typeof waitings;
export const waitingKeys = Object.keys(waitings) as Waiting[];
