import type { RuleKey } from "~/db/vocabulary";
import { placeOf, reportReasons, type Rule } from "~/moderation/reasons";

/** The reasons of a case with how many reports name each, in the order of the rules. */
export function countedReasons(reasons: Record<RuleKey, number>, rules: Rule[]) {
  return Object.entries(reasons)
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => placeOf(rules, a.key) - placeOf(rules, b.key));
}

/** The reason that most reports name, to begin with; never a retired one, nor "other", which wants a note. */
export function suggestReason(reasons: Record<RuleKey, number>, rules: Rule[]): RuleKey | undefined {
  const inForce = new Set(reportReasons(rules).map(({ key }) => key));
  const named = countedReasons(reasons, rules).filter(({ key }) => inForce.has(key) && key !== "other");
  return named.sort((a, b) => b.count - a.count)[0]?.key;
}
