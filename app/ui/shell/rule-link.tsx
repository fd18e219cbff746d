import type { RuleKey } from "~/db/vocabulary";
import { reasonLabel, ruleAddress } from "~/moderation/reasons";
import { useRootData } from "./use-root-data";
import { Link } from "~/ui/elements/link";

/** The reason of a report or an act, within a sentence: it leads to what that rule says. For those signed in. */
export function RuleLink({ reason }: { reason: RuleKey }) {
  const { rules } = useRootData();
  return <Link to={ruleAddress(reason)}>{reasonLabel(rules, reason).toLowerCase()}</Link>;
}
