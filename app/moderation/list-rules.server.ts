import { asc } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { rules } from "~/db/tables/rules.server";
import type { Rule } from "./reasons";

export type RuleWithHint = Rule & { hint: string };

/** All rules in their display order, including retired ones. */
export function listRules(db: Database): Promise<RuleWithHint[]> {
  return db
    .select({ key: rules.key, label: rules.label, hint: rules.hint, retired: rules.retired })
    .from(rules)
    .orderBy(asc(rules.position));
}
