import type { RuleKey } from "~/db/vocabulary";

/** A rule of the community. As a reason it is kept by its key, and shown by its label. */
export type Rule = { key: RuleKey; label: string; retired: boolean };

/** Without what only the form of a report shows. */
export function toRule({ key, label, retired }: Rule): Rule {
  return { key, label, retired };
}

/** What a moderator says with every act. */
export type Grounds = { reason: RuleKey; note: string };

/** A report's or an act's note, in code points. */
export const noteLength = 500;

/** What a report can name: every rule in force. */
export function reportReasons<T extends Rule>(rules: T[]): T[] {
  return rules.filter(({ retired }) => !retired);
}

/** What an act can name: also that it puts a mistake right, which is no rule that anybody breaks. */
export function actReasons<T extends Rule>(rules: T[]): T[] {
  return rules.filter(({ key, retired }) => !retired || key === "mistake");
}

/** Retired rules keep their label. The key stands for a rule that was made since the rules were read. */
export function reasonLabel(rules: Rule[], key: RuleKey): string {
  return rules.find((rule) => rule.key === key)?.label ?? key;
}

/** Where a reason stands among the rules; after them, where it is none of them. */
export function placeOf(rules: Rule[], key: RuleKey): number {
  const place = rules.findIndex((rule) => rule.key === key);
  return place < 0 ? rules.length : place;
}
