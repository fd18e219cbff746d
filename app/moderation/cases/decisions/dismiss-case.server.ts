import type { Viewer } from "~/accounts/permissions";
import { sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import { decideCase, decideCases } from "./decide-cases.server";
import type { DecideCase, DecideCases, Decision } from "./decision.server";

const dismiss: Decision = {
  permission: "report:dismiss",
  entry: { kind: "report.dismissed" },
  verdict: "dismiss",
  reportOutcome: "dismissed",
  condition: sql`${cases.state} = 'open'`,
};

/** Dismisses the open reports on a post and changes nothing about the post. */
export function dismissCase(db: Database, actor: Viewer, input: DecideCase, now: number) {
  return decideCase(db, actor, dismiss, input, now);
}

/** The same for several cases, each independently. */
export function dismissCases(db: Database, actor: Viewer, input: DecideCases, now: number) {
  return decideCases(db, actor, dismiss, input, now);
}
