import type { RuleKey } from "~/db/vocabulary";
import { isBlank } from "~/text/ink";

/** A community rule. As the reason of a report or an act it is stored by its key and shown by its label. */
export type Rule = { key: RuleKey; label: string; retired: boolean };

/** Drops what only the report form and the page of the rules show. */
export function toRule({ key, label, retired }: Rule): Rule {
  return { key, label, retired };
}

/** What a moderator gives with an act that takes something away. */
export type ReasonAndNote = { reason: RuleKey; note: string };

/** What a moderator gives with any other act; the note may be empty. */
export type Note = { note: string };

/** The limit of the note of a report or an act, in code points. */
export const noteLength = 500;

/** What an act that takes something away still needs, by field, in the words for the person who sends it. */
export type Missing = { reason?: string; note?: string };

export const missingReason = "Choose a reason.";
export const missingNote = "Add a note to explain.";

/** The server asks for the same; this is to say it at once. */
export function findMissing(fields: FormData): Missing {
  const [reason, note] = [fields.get("reason"), fields.get("note")];
  if (!reason) return { reason: missingReason };
  return reason === "other" && (typeof note !== "string" || isBlank(note)) ? { note: missingNote } : {};
}

/** The rules in force, which are the reasons that a report or an act can have. */
export function rulesInForce<T extends Rule>(rules: T[]): T[] {
  return rules.filter(({ retired }) => !retired);
}

/** Where everybody reads what a rule forbids. */
export function ruleAddress(key: RuleKey): string {
  return `/rules#${key}`;
}

/** The label of a rule, retired or not. Falls back to the key, for a rule added after `rules` were loaded. */
export function reasonLabel(rules: Rule[], key: RuleKey): string {
  return rules.find((rule) => rule.key === key)?.label ?? key;
}

/** The index of a rule, for sorting; unknown ones come last. */
export function rulePosition(rules: Rule[], key: RuleKey): number {
  const position = rules.findIndex((rule) => rule.key === key);
  return position < 0 ? rules.length : position;
}
