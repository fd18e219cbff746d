import { type Database } from "~/db/client.server";
import { type RuleInFull, listRules } from "~/moderation/list-rules.server";
import { minute } from "~/time/units";

type Known = { rules: RuleInFull[]; until: number };

const known = new WeakMap<D1Database, Known>();

/**
 * The rules, which nearly every page shows and hardly anybody changes: each isolate asks for them once a minute, so a
 * change is seen everywhere a minute later. What is refused meanwhile, the foreign keys refuse.
 */
export async function knownRules(binding: D1Database, db: Database, now: number): Promise<RuleInFull[]> {
  const found = known.get(binding);
  if (found && now < found.until) return found.rules;
  const rules = await listRules(db);
  known.set(binding, { rules, until: now + minute });
  return rules;
}
