import type { RuleKey } from "~/db/vocabulary";
import { rulePosition, rulesInForce, type Rule } from "~/moderation/reasons";

/** How many reports of a case name each reason, in the order of the rules. */
export function listReasonCounts(reasons: Record<RuleKey, number>, rules: Rule[]) {
  return Object.entries(reasons)
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => rulePosition(rules, a.key) - rulePosition(rules, b.key));
}

/** The reason that most reports name, to preselect; never a retired one, nor "other", which needs a note. */
export function suggestReason(reasons: Record<RuleKey, number>, rules: Rule[]): RuleKey | undefined {
  const reportable = new Set(rulesInForce(rules).map(({ key }) => key));
  const named = listReasonCounts(reasons, rules).filter(({ key }) => reportable.has(key) && key !== "other");
  return named.sort((a, b) => b.count - a.count)[0]?.key;
}
