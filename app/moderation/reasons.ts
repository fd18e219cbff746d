/** Why a post is reported; the words are on the form, the keys in the database. */
export const reportReasons = {
  spam: { label: "Spam", hint: "Advertising, scams, the same thing again and again" },
  harassment: { label: "Harassment", hint: "Attacks on a person, threats, private details" },
  hate: { label: "Hate", hint: "Against people for what they are" },
  violence: { label: "Violence", hint: "Calls for it, praise of it, cruelty" },
  sexual: { label: "Sexual content", hint: "Explicit, or sexual about somebody who did not ask for it" },
  illegal: { label: "Illegal", hint: "Sells, shares or plans what the law forbids" },
  other: { label: "Something else", hint: "Say what in the note" },
} as const;

export type ReportReason = keyof typeof reportReasons;
export const reportReasonKeys = Object.keys(reportReasons) as ReportReason[];

/** Why a moderator acts: the same reasons, and one's own or a colleague's mistake. */
export const actReasons = {
  ...reportReasons,
  mistake: { label: "Mistake", hint: "An earlier decision was wrong" },
} as const;

export type ActReason = keyof typeof actReasons;
export const actReasonKeys = Object.keys(actReasons) as ActReason[];

/** A report's or an act's note, in code points. */
export const noteLength = 500;
/** An appeal, likewise. */
export const appealLength = 1_000;

export const durations = {
  "1d": { label: "1 day", ms: 86_400_000 },
  "7d": { label: "7 days", ms: 7 * 86_400_000 },
  "30d": { label: "30 days", ms: 30 * 86_400_000 },
  forever: { label: "Until lifted", ms: null },
} as const;

export type Duration = keyof typeof durations;
export const durationKeys = Object.keys(durations) as Duration[];

/** How long a case has been open at least, to look for those that wait. */
export const waitings = {
  "1d": { label: "1 day or more, oldest first", ms: 86_400_000 },
  "7d": { label: "7 days or more, oldest first", ms: 7 * 86_400_000 },
} as const;

export type Waiting = keyof typeof waitings;
export const waitingKeys = Object.keys(waitings) as Waiting[];
