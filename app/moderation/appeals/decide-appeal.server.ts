import { and, eq, isNull, ne, or, sql, type SQL } from "drizzle-orm";
import { outranks, type Permission, type Viewer } from "~/accounts/permissions";
import { isAble, stillMay } from "~/accounts/still-may.server";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { roles } from "~/db/vocabulary";
import { findEntry, type LogEntry } from "~/log/find-entry.server";
import { beginAct, type Result, resultOf, stillMayModerate } from "~/log/perform-act.server";
import { mayDecideAppeal } from "~/moderation/policy";
import { reversalOf } from "~/moderation/undo/reversals.server";

export type DecideAppeal = { appealId: number; note: string };

/** Leaves the act as it is, with a reply to the person. */
export function upholdAppeal(db: Database, actor: Viewer, input: DecideAppeal, now: number) {
  return decideAppeal(db, actor, "upheld", input, now);
}

/** Takes the act back exactly, as undoing it does, with a reply to the person. */
export function overturnAppeal(db: Database, actor: Viewer, input: DecideAppeal, now: number) {
  return decideAppeal(db, actor, "overturned", input, now);
}

async function decideAppeal(
  db: Database,
  actor: Viewer,
  verdict: "upheld" | "overturned",
  { appealId, note }: DecideAppeal,
  now: number,
): Promise<Result> {
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
  const act = beginAct(
    db,
    {
      kind: `appeal.${verdict}`,
      actorId: actor.id,
      postId,
      memberId,
      note,
      details: { ...(overturns ? reversal.details : {}), appealId, appealedId: entry.id },
      ...(overturns ? { reversesId: entry.id } : {}),
    },
    now,
  );
  const isOpen = and(eq(appeals.id, appealId), eq(appeals.state, "open"));
  const there = and(eq(members.id, memberId ?? 0), isNull(members.erasedAt));
  const [recorded] = await db.batch([
    act.record(
      and(
        sql`exists (select 1 from ${appeals} where ${isOpen})`,
        sql`exists (select 1 from ${members} where ${there})`,
        stillMayModerate(actor, "appeal:decide", now),
        stillMay(actor, reversal.permission, now),
        isNotForSomebodyElse(actor, entry, reversal.permission, now),
        overturns
          ? sql`${reversal.guard} and not exists (select 1 from ${log} where ${log.reversesId} = ${entry.id})`
          : undefined,
      ),
    ),
    // Before the act is taken back, which would grant an appeal that is still open.
    db
      .update(appeals)
      .set({
        state: verdict,
        decidedAt: now,
        decidedById: actor.id,
        decidedEntryId: act.entryId,
        reply: note,
      })
      .where(and(isOpen, act.recorded)),
    ...(overturns ? reversal.change(act) : []),
    ...(memberId === null ? [] : [act.notify(`appeal.${verdict}`, memberId)]),
  ]);
  const result = await resultOf(recorded, db, act, actor, "appeal:decide", now);
  if (result.outcome !== "conflict" || entry.actorId !== actor.id) return result;
  const [row] = await db.all<{ allowed: number }>(
    sql`select ${isNotForSomebodyElse(actor, entry, reversal.permission, now)} as allowed`,
  );
  return row?.allowed ? result : { outcome: "forbidden" };
}

/** In the write itself: it is not about one's own act, or nobody else could decide it. */
function isNotForSomebodyElse(
  actor: Viewer,
  { kind, actorId, memberId }: LogEntry,
  permission: Permission,
  now: number,
): SQL {
  if (actorId !== actor.id) return sql`1`;
  const appellantRole = sql`(select appellant.role from ${members} as appellant where appellant.id = ${memberId})`;
  const ranksAbove = roles.flatMap((higher) =>
    roles
      .filter((lower) => outranks(higher, lower))
      .map((lower) => sql`(${members.role} = ${higher} and ${appellantRole} = ${lower})`),
  );
  const somebodyElse = and(
    isAble("appeal:decide", now),
    isAble(permission, now),
    ne(members.id, actor.id),
    ne(members.id, memberId ?? 0),
    kind === "user.blocked" ? or(...ranksAbove) : undefined,
  );
  return sql`not exists (select 1 from ${members} where ${somebodyElse})`;
}
