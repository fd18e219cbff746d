import { sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { cases } from "~/db/tables/cases.server";
import { type DecideCase, decideCase, type Decision } from "./decide-cases.server";

export const dismiss: Decision = {
  permission: "report:dismiss",
  kind: "report.dismissed",
  verdict: "dismiss",
  answer: "dismissed",
  notifies: null,
  when: sql`${cases.state} = 'open'`,
};

/** Turns down the open reports on a post, which stays as it is. */
export function dismissCase(db: Database, actor: Viewer, input: DecideCase, now: number) {
  return decideCase(db, actor, dismiss, input, now);
}
