import type { LogKind, RuleKey } from "~/db/vocabulary";
import { kindOf } from "~/log/kinds";
import { reasonLabel, type Rule } from "./reasons";

// Not in reasons.ts, whose script every page loads: it would need the script with the kinds of the log, which needs it.
/** Why an act was done, in a few words: its rule, or what its kind says in place of one. Undefined where it has neither. */
export function describeReason(rules: Rule[], kind: LogKind, reason: RuleKey | null): string | undefined {
  return kindOf(kind).finding ?? (reason === null ? undefined : reasonLabel(rules, reason));
}
