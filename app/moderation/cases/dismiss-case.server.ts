import type { Viewer } from "~/accounts/permissions";
import { sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import {
  type DecideCase,
  decideCase,
  type DecideCases,
  decideCases,
  type Decision,
} from "./decide-cases.server";

const dismiss: Decision = {
  permission: "report:dismiss",
  kind: "report.dismissed",
  verdict: "dismiss",
  answer: "dismissed",
  when: sql`${cases.state} = 'open'`,
};

/** Turns down the open reports on a post, which stays as it is. */
export function dismissCase(db: Database, actor: Viewer, input: DecideCase, now: number) {
  return decideCase(db, actor, dismiss, input, now);
}

/** The same for any number of them, each by itself. */
export function dismissCases(db: Database, actor: Viewer, input: DecideCases, now: number) {
  return decideCases(db, actor, dismiss, input, now);
}
