import { and, eq, gt, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Permission, Viewer } from "~/accounts/permissions";
import { ranksBelow } from "~/accounts/still-may.server";
import { type Database, statement } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { cases, reports } from "~/db/tables/cases.server";
import { isModeration, log, type LogDetails } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { NoticeKind, Role } from "~/db/vocabulary";
import type { LogEntry } from "~/log/find-entry.server";
import { inversePermission, type ReversibleKind } from "~/log/kinds";
import type { Act } from "~/log/perform-act.server";
import { reopenClosed, restoreBlocked } from "~/moderation/blocks/restore-blocked.server";
import { canBecome } from "~/moderation/members/assign-role.server";

/** How an act is taken back exactly: it restores what that act changed and nothing else. */
type Reversal = {
  permission: Permission;
  /** In the write itself: the bounds of the inverse act, and that nothing later stands in the way. */
  guard: SQL | undefined;
  /** What its own entry says. */
  details: LogDetails;
  change: (act: Act) => BatchItem<"sqlite">[];
  /** What the member whom the act concerned is told. */
  notifies: NoticeKind | null;
};

const isNotUndone = sql`not exists (select 1 from ${log} as undone where undone.reverses_id = ${log.id})`;

/** Null for an entry of a kind that is never undone, or that does not say enough to restore what was. */
export function reversalOf(db: Database, actor: Viewer, entry: LogEntry, now: number): Reversal | null {
  switch (entry.kind as ReversibleKind) {
    case "post.hidden":
    case "post.unhidden":
    case "report.dismissed":
      return reverseDecision(db, actor, entry, now);
    case "user.blocked":
      return reverseBlock(db, actor, entry, now);
    case "user.unblocked":
      return reverseUnblock(db, actor, entry, now);
    case "role.assigned":
      return reverseRole(db, actor, entry, now);
    default:
      return null;
  }
}

function reverseDecision(db: Database, actor: Viewer, entry: LogEntry, now: number): Reversal | null {
  const { id, kind, postId, details } = entry;
  if (postId === null || details.before === undefined) return null;
  const isThis = eq(posts.id, postId);
  const hidden = details.hiddenEntryId ?? null;
  // Each decision leaves its mark on the post; where the mark is another's, something came later.
  const mark = {
    "post.hidden": eq(posts.hiddenEntryId, id),
    "post.unhidden": and(isNull(posts.hiddenEntryId), isNull(posts.deletedAt)),
    "report.dismissed": undefined,
  }[kind as "post.hidden" | "post.unhidden" | "report.dismissed"];
  const author = sql`exists (select 1 from ${members} where ${members.id} = ${posts.authorId} and ${members.erasedAt} is null)`;
  const stands = and(isThis, ne(posts.authorId, actor.id), isNull(posts.erasedAt), author, mark);
  const undecided = and(eq(cases.postId, postId), eq(cases.decidedEntryId, id));
  const block = details.before?.verdict === "block" ? details.before.decidedEntryId : null;
  // One open report a person: who has reported again, uncounted, would have two.
  const reported = sql`select 1 from ${reports} as answered join ${reports} as later
    on later.post_id = answered.post_id and later.reporter_id = answered.reporter_id and later.outcome is null
    where answered.post_id = ${postId} and answered.decided_entry_id in (${id}, ${block})`;
  const showing = (hiddenEntryId: number | null) => (act: Act) =>
    db.update(posts).set({ hiddenEntryId }).where(and(isThis, act.recorded));
  const post = { "post.hidden": showing(null), "post.unhidden": showing(hidden), "report.dismissed": null }[
    kind as "post.hidden" | "post.unhidden" | "report.dismissed"
  ];
  return {
    permission: inversePermission[kind as ReversibleKind],
    guard: sql`exists (select 1 from ${posts} where ${stands}) and exists (select 1 from ${cases} where ${undecided})
      and not exists (${reported})`,
    details: kind === "post.unhidden" ? { hiddenEntryId: hidden } : {},
    notifies: kind === "post.hidden" ? "post.restored" : kind === "post.unhidden" ? "post.hidden" : null,
    change: (act) => [
      db
        .update(reports)
        .set({ outcome: null, decidedEntryId: null })
        .where(and(eq(reports.postId, postId), eq(reports.decidedEntryId, id), act.recorded)),
      restoreCase(db, actor, entry, act, now),
      ...(block === null ? [] : reopenLifted(db, entry, block, act)),
      ...(post ? [post(act)] : []),
      ...settleAppeals(db, actor, entry, act, now),
    ],
  };
}

/** Where a block had closed the case and was lifted since, that would have opened it, but for the decision. */
function reopenLifted(db: Database, { memberId }: LogEntry, block: number, act: Act) {
  const holds = and(eq(members.id, memberId ?? 0), eq(members.blockEntryId, block));
  const lifted = sql`(select ${block} where ${act.recorded} and not exists (select 1 from ${members} where ${holds}))`;
  const unblocking = and(
    eq(log.memberId, memberId ?? 0),
    isModeration(log.kind),
    eq(log.kind, "user.unblocked"),
    sql`${log.details} ->> 'blockEntryId' = ${block}`,
    isNotUndone,
  );
  const reopenedEntryId = sql<number>`(select max(${log.id}) from ${log} where ${unblocking})`;
  return reopenClosed(db, lifted, { reopenedEntryId });
}

/** The case as it was before the decision. Where there was none, it stays decided: there is nothing to decide. */
function restoreCase(db: Database, actor: Viewer, { postId, details }: LogEntry, act: Act, now: number) {
  const before = details.before ?? {
    state: "decided" as const,
    verdict: "unhide",
    decidedAt: now,
    decidedById: actor.id,
    decidedEntryId: act.entryId,
  };
  return db
    .update(cases)
    .set({
      state: before.state,
      verdict: before.verdict as "unhide" | null,
      decidedAt: before.decidedAt,
      decidedById: before.decidedById,
      decidedEntryId: before.decidedEntryId,
      version: sql`${cases.version} + 1`,
    })
    .where(and(eq(cases.postId, postId ?? 0), act.recorded));
}

/** An open appeal against what is taken back is granted; one that it had granted waits again. */
function settleAppeals(db: Database, actor: Viewer, { id }: LogEntry, act: Act, now: number) {
  return [
    db
      .update(appeals)
      .set({ state: "granted", decidedAt: now, decidedById: actor.id, decidedEntryId: act.entryId })
      .where(and(eq(appeals.entryId, id), eq(appeals.state, "open"), act.recorded)),
    db
      .update(appeals)
      .set({ state: "open", decidedAt: null, decidedById: null, decidedEntryId: null })
      .where(and(eq(appeals.decidedEntryId, id), act.recorded)),
  ];
}

function reverseBlock(db: Database, actor: Viewer, { id, memberId }: LogEntry, now: number): Reversal | null {
  if (memberId === null) return null;
  const isThisBlock = and(eq(members.id, memberId), eq(members.blockEntryId, id), isNull(members.erasedAt));
  return {
    permission: inversePermission["user.blocked"],
    guard: sql`${ranksBelow(actor, memberId)} and exists (select 1 from ${members} where ${isThisBlock})`,
    details: {},
    notifies: "user.unblocked",
    change: (act) => {
      const whose = and(eq(members.id, memberId), act.recorded);
      const ending = { whose, entryId: act.entryId, actorId: actor.id, undoes: true as const };
      return [...restoreBlocked(db, ending, now)];
    },
  };
}

/** The block is laid on again: on the posts it was on, and the cases that its end opened and nobody has decided since. */
function reverseUnblock(db: Database, actor: Viewer, entry: LogEntry, now: number): Reversal | null {
  const { id, memberId, details } = entry;
  const { blockEntryId, until } = details;
  if (memberId === null || blockEntryId === undefined || until === undefined) return null;
  const free = and(eq(members.id, memberId), isNull(members.blockEntryId), isNull(members.erasedAt));
  // A later block that was taken back stands in nobody's way, unless it was lifted in between: what it closed is then
  // no longer known to have been opened by this one.
  const later = and(
    eq(log.memberId, memberId),
    gt(log.id, id),
    isModeration(log.kind),
    or(eq(log.kind, "user.unblocked"), and(eq(log.kind, "user.blocked"), isNotUndone)),
  );
  const block = sql`(select details from ${log} where ${log.id} = ${blockEntryId})`;
  // A case that has got another report since stays open for it, with all of its reports.
  const closed = sql`(select post_id from ${cases} where author_id = ${memberId} and reopened_entry_id = ${id} and state = 'open' and not exists (
    select 1 from ${reports} where ${reports.postId} = ${cases.postId} and outcome is null and not ignored
      and reopened_entry_id is not ${id}))`;
  return {
    permission: inversePermission["user.unblocked"],
    guard: sql`${until} > ${now} and ${ranksBelow(actor, memberId)}
      and exists (select 1 from ${members} where ${free}) and not exists (select 1 from ${log} where ${later})`,
    details: { blockEntryId, until },
    notifies: "user.blocked",
    change: (act) => [
      db
        .update(members)
        .set({ blockedUntil: until, blockEntryId })
        .where(and(eq(members.id, memberId), act.recorded)),
      statement(
        db,
        sql`update ${posts} set block_entry_id = ${blockEntryId} where ${posts.authorId} = ${memberId}
        and ${posts.id} <= ${block} ->> 'lastPostId' and ${posts.deletedAt} is null and ${act.recorded}`,
      ),
      statement(
        db,
        sql`update ${reports} set outcome = 'closed by block', decided_entry_id = ${blockEntryId}, reopened_entry_id = null
        where reopened_entry_id = ${id} and outcome is null and post_id in ${closed} and ${act.recorded}`,
      ),
      statement(
        db,
        sql`update ${cases} set state = 'decided', verdict = 'block', version = version + 1, decided_entry_id = ${blockEntryId},
          decided_at = (select at from ${log} where id = ${blockEntryId}),
          decided_by_id = (select actor_id from ${log} where id = ${blockEntryId}),
          reopened_entry_id = null, claimed_by_id = null, claimed_until = null
        where post_id in ${closed} and ${act.recorded}`,
      ),
      ...settleAppeals(db, actor, entry, act, now),
    ],
  };
}

function reverseRole(
  db: Database,
  actor: Viewer,
  { id, memberId, details }: LogEntry,
  now: number,
): Reversal | null {
  const { from, to } = details;
  // Nobody changes their own; since the actor must still be an admin, one admin always remains.
  if (memberId === null || memberId === actor.id || !from || !to) return null;
  const later = and(
    eq(log.memberId, memberId),
    gt(log.id, id),
    isModeration(log.kind),
    eq(log.kind, "role.assigned"),
    isNotUndone,
  );
  return {
    permission: inversePermission["role.assigned"],
    guard: sql`not exists (select 1 from ${log} where ${later}) and ${canBecome({ memberId, from: to as Role, to: from as Role }, now)}`,
    details: { from: to, to: from },
    notifies: "role.changed",
    change: (act) => [
      db
        .update(members)
        .set({ role: from as Role })
        .where(and(eq(members.id, memberId), act.recorded)),
    ],
  };
}
