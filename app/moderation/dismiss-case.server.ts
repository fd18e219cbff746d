import { and, eq, sql } from "drizzle-orm";
import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { cases } from "../db/schema.server";
import { type DecideCase, decideCase } from "./decide-case.server";

/** Turns down the open reports on a post, which stays as it is. */
export function dismissCase(db: Database, actor: Viewer, input: DecideCase, now: number) {
  const isOpen = and(eq(cases.postId, input.postId), eq(cases.state, "open"));
  return decideCase(db, actor, input, now, {
    permission: "report:dismiss",
    kind: "report.dismissed",
    verdict: "dismiss",
    when: sql`exists (select 1 from ${cases} where ${isOpen})`,
  });
}
