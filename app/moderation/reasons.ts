import type { ActReason, ReportReason } from "~/db/vocabulary";

/** What a moderator says with every act. */
export type Grounds = { reason: ActReason; note: string };

/** A report's or an act's note, in code points. */
export const noteLength = 500;

type Choice = { label: string; hint: string };

export const reportReasonWords: Record<ReportReason, Choice> = {
  spam: { label: "Spam", hint: "Advertising, scams, the same thing again and again" },
  harassment: { label: "Harassment", hint: "Attacks on a person, threats, private details" },
  hate: { label: "Hate", hint: "Against people for what they are" },
  violence: { label: "Violence", hint: "Calls for it, praise of it, cruelty" },
  sexual: { label: "Sexual content", hint: "Explicit, or sexual about somebody who did not ask for it" },
  illegal: { label: "Illegal", hint: "Sells, shares or plans what the law forbids" },
  other: { label: "Something else", hint: "Say what in the note" },
};

export const reasonWords: Record<ActReason, Choice> = {
  ...reportReasonWords,
  mistake: { label: "Mistake", hint: "An earlier decision was wrong" },
};
