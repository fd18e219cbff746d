import type { Viewer } from "~/accounts/permissions";
import { sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import { posts } from "~/db/tables/posts.server";
import type { RuleKey } from "~/db/vocabulary";
import { decideCase, decideCases } from "./decide-cases.server";
import type { DecideCasesWithReason, DecideCaseWithReason, Decision } from "./decision.server";

/**
 * Not about a hidden post, because hiding it has told its author more already; nor twice, until its case is opened again.
 * One that its author has deleted, or a block put out of sight, still broke the rule.
 */
const warn = (reason: RuleKey): Decision => ({
  permission: "post:warn",
  entry: { kind: "post.warned", reason },
  verdict: "warn",
  reportOutcome: "upheld",
  authorNotice: "post.warned",
  condition: sql`${posts.hiddenEntryId} is null and ${cases.verdict} is not 'warn'`,
});

/** Leaves a post, upholds its open reports and tells its author which rule it broke. Opens a case where there is none. */
export function warnAuthor(db: Database, actor: Viewer, input: DecideCaseWithReason, now: number) {
  return decideCase(db, actor, warn(input.reason), input, now);
}

/** The same about several posts, each independently. */
export function warnAuthors(db: Database, actor: Viewer, input: DecideCasesWithReason, now: number) {
  return decideCases(db, actor, warn(input.reason), input, now);
}
