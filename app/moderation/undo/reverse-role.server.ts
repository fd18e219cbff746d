import { and, eq, gt, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { isModeration, log } from "~/db/tables/log.server";
import type { LogEntryOf } from "~/log/find-entry.server";
import { kinds } from "~/log/kinds";
import { canChangeRole } from "~/moderation/members/assign-role.server";
import { isNotUndone, type Reversal } from "./reversal.server";

/** Restores the earlier role, unless another was assigned since. */
export function reverseRole(
  db: Database,
  actor: Viewer,
  { id, memberId, details }: LogEntryOf<"role.assigned">,
  now: number,
): Reversal | null {
  const { from, to } = details;
  // Nobody changes their own role: the actor must still be an admin, so one admin always remains.
  if (memberId === null || memberId === actor.id) return null;
  const isLater = and(
    eq(log.memberId, memberId),
    gt(log.id, id),
    isModeration,
    eq(log.kind, "role.assigned"),
    isNotUndone(),
  );
  return {
    permission: kinds["role.assigned"].undo.permission,
    guard: sql`not exists (select 1 from ${log} where ${isLater}) and ${canChangeRole({ memberId, from: to, to: from }, now)}`,
    details: { from: to, to: from },
    notify: { member: "role.changed" },
    changes: (recorded) => [
      db
        .update(members)
        .set({ role: from })
        .where(and(eq(members.id, memberId), recorded.exists)),
    ],
  };
}
