import type { LogKind, RuleKey } from "~/db/vocabulary";
import { kindOf } from "~/log/kinds";
import { describeReason } from "~/moderation/describe-reason";
import { type Rule, ruleAddress } from "~/moderation/reasons";
import { Link } from "~/ui/elements/link";

type ActReasonProps = { kind: LogKind; reason: RuleKey | null; rules: Rule[] };

/** Why an act was done, after the sentence that says what was done: a link to its rule, or what its kind says in place of one. */
export function ActReason({ kind, reason, rules }: ActReasonProps) {
  const why = describeReason(rules, kind, reason);
  if (!why) return null;
  const isRule = reason !== null && !kindOf(kind).finding;
  return (
    <span className="timeline-reason">
      {" · "}
      {isRule ? <Link to={ruleAddress(reason)}>{why}</Link> : why}
    </span>
  );
}
