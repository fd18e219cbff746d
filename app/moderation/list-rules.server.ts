import { asc } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { rules } from "~/db/tables/rules.server";
import type { Rule } from "./reasons";

/** `hint`: a few words for the report form. `text`: what the rule forbids, with an example. */
export type RuleInFull = Rule & { hint: string; text: string };

/** All rules in their display order, including retired ones. */
export function listRules(db: Database): Promise<RuleInFull[]> {
  return db
    .select({
      key: rules.key,
      label: rules.label,
      hint: rules.hint,
      text: rules.text,
      retired: rules.retired,
    })
    .from(rules)
    .orderBy(asc(rules.position));
}
