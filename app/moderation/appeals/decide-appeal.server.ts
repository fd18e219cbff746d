import { and, eq, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { outranks, type Permission, type Viewer } from "~/accounts/permissions";
import { hasPermission, actorHasPermission } from "~/accounts/permission-conditions.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { roles } from "~/db/vocabulary";
import { findEntry, type LogEntry } from "~/log/find-entry.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { reversalOf } from "~/moderation/undo/reversals.server";
import { isNotUndone } from "~/moderation/undo/undo-act.server";
import { mayDecideAppeal } from "./may-decide-appeal";

export type DecideAppeal = { appealId: number; note: string };

/** Leaves the act as it is, with a reply to the member. */
export function upholdAppeal(db: Database, actor: Viewer, input: DecideAppeal, now: number) {
  return decideAppeal(db, actor, "upheld", input, now);
}

/** Undoes the act exactly, as an undo does, with a reply to the member. */
export function overturnAppeal(db: Database, actor: Viewer, input: DecideAppeal, now: number) {
  return decideAppeal(db, actor, "overturned", input, now);
}

async function decideAppeal(
  db: Database,
  actor: Viewer,
  verdict: "upheld" | "overturned",
  { appealId, note }: DecideAppeal,
  now: number,
): Promise<ActResult> {
  const [appeal] = await db
    .select({ entryId: appeals.entryId })
    .from(appeals)
    .where(eq(appeals.id, appealId));
  const entry = appeal ? await findEntry(db, appeal.entryId) : null;
  if (!entry) return { outcome: "not-found" };
  if (!mayDecideAppeal(actor, entry)) return { outcome: "forbidden" };
  const reversal = reversalOf(db, actor, entry, now);
  const overturns = verdict === "overturned";
  if (!reversal || (overturns && entry.reversal)) return { outcome: "conflict" };

  const { postId, memberId } = entry;
  const details = { appealId, appealedId: entry.id };
  const base = { actorId: actor.id, postId, memberId, note };
  const isOpen = and(eq(appeals.id, appealId), eq(appeals.state, "open"));
  const isThere = and(eq(members.id, memberId ?? 0), isNull(members.erasedAt));
  const otherwise = { outcome: "conflict" } as const;
  return performAct(
    db,
    actor,
    {
      permission: "appeal:decide",
      entry: overturns
        ? {
            ...base,
            kind: "appeal.overturned",
            details: { ...reversal.details, ...details },
            reversesId: entry.id,
          }
        : { ...base, kind: "appeal.upheld", details },
      guards: [
        {
          holds: isNotForSomebodyElse(actor, entry, reversal.permission, now),
          otherwise: { outcome: "forbidden" },
        },
        { holds: actorHasPermission(actor, reversal.permission, now), otherwise },
        { holds: sql`exists (select 1 from ${appeals} where ${isOpen})`, otherwise },
        { holds: sql`exists (select 1 from ${members} where ${isThere})`, otherwise },
        ...(overturns
          ? [
              { holds: reversal.guard, otherwise },
              { holds: isNotUndone(entry.id), otherwise },
            ]
          : []),
      ],
      changes: (recorded) => [
        // Before the act is undone, which would grant an appeal that is still open.
        db
          .update(appeals)
          .set({
            state: verdict,
            decidedAt: now,
            decidedById: actor.id,
            decidedEntryId: recorded.entryId,
            reply: note,
          })
          .where(and(isOpen, recorded.exists)),
        ...(overturns ? reversal.change(recorded) : []),
      ],
      ...(memberId === null ? {} : { notify: { member: `appeal.${verdict}` as const } }),
    },
    now,
  );
}

/** In the write itself: it is not about one's own act, or nobody else could decide it. */
function isNotForSomebodyElse(
  actor: Viewer,
  { kind, actorId, memberId }: LogEntry,
  permission: Permission,
  now: number,
): SQL | undefined {
  if (actorId !== actor.id) return undefined;
  const appellantRole = sql`(select appellant.role from ${members} as appellant where appellant.id = ${memberId})`;
  const ranksAbove = roles.flatMap((higher) =>
    roles
      .filter((lower) => outranks(higher, lower))
      .map((lower) => sql`(${members.role} = ${higher} and ${appellantRole} = ${lower})`),
  );
  const somebodyElse = and(
    hasPermission("appeal:decide", now),
    hasPermission(permission, now),
    ne(members.id, actor.id),
    ne(members.id, memberId ?? 0),
    kind === "user.blocked" ? or(...ranksAbove) : undefined,
  );
  return sql`not exists (select 1 from ${members} where ${somebodyElse})`;
}
