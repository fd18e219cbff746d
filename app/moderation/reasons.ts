import type { RuleKey } from "~/db/vocabulary";

/** A community rule. As the reason of a report or an act it is stored by its key and shown by its label. */
export type Rule = { key: RuleKey; label: string; retired: boolean };

/** Drops what only the report form shows. */
export function toRule({ key, label, retired }: Rule): Rule {
  return { key, label, retired };
}

/** What a moderator gives with every act. */
export type ReasonAndNote = { reason: RuleKey; note: string };

/** The limit of the note of a report or an act, in code points. */
export const noteLength = 500;

/** The reasons of a report: every rule in force. */
export function reportReasons<T extends Rule>(rules: T[]): T[] {
  return rules.filter(({ retired }) => !retired);
}

/** The reasons of an act: also "mistake", for acts that correct one. It is not a rule, so it is stored as retired. */
export function actReasons<T extends Rule>(rules: T[]): T[] {
  return rules.filter(({ key, retired }) => !retired || key === "mistake");
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
