import { rulesInForce, type Rule } from "~/moderation/reasons";

/** The rules that the migrations make, in their order. */
export const seededRules: Rule[] = [
  { key: "spam", label: "Spam", retired: false },
  { key: "harassment", label: "Harassment", retired: false },
  { key: "hate", label: "Hate", retired: false },
  { key: "violence", label: "Violence", retired: false },
  { key: "sexual", label: "Sexual content", retired: false },
  { key: "illegal", label: "Illegal", retired: false },
  { key: "other", label: "Something else", retired: false },
];

/** What a report can name. */
export const reportKeys = rulesInForce(seededRules).map(({ key }) => key);
