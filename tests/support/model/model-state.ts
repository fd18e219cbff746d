import { asc, gt, inArray, sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { cases, reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { listFeed } from "~/feed/read-posts.server";
import type { PlazaModel } from "./plaza-model";

/** The members of a run, and the newest ids before it: older rows are left out of every comparison. */
export type Real = {
  members: number[];
  since: { entry: number; post: number; report: number; appeal: number };
};

const byId = (a: [number, unknown], b: [number, unknown]) => a[0] - b[0];

/** Everything the model holds, in the form of `stateOfDatabase`. */
export function stateOfModel(model: PlazaModel, { members: memberIds }: Real) {
  return {
    visible: model.visible(),
    posts: [...model.posts].map(([id, { deleted, hiddenBy, blockedBy }]) => ({
      id,
      deleted,
      hiddenBy,
      blockedBy,
    })),
    cases: [...model.cases].sort(byId).map(([id, { claim, ...found }]) => ({
      id,
      ...found,
      // Decides what undoing an unblock closes: compared when it is undone.
      reopenedBy: undefined,
      claimedBy: claim?.by ?? null,
      claimedUntil: claim?.until ?? null,
    })),
    reports: [...model.reports]
      .flatMap(([post, all]) =>
        all.map(({ by, outcome, ignored, decidedBy }) => ({ post, by, outcome, ignored, decidedBy })),
      )
      .sort((a, b) => a.post - b.post),
    appeals: [...model.appeals].map(([id, { entry, state, decidedBy }]) => ({
      id,
      entry,
      state,
      decidedBy,
    })),
    members: memberIds.map((id) => {
      const { role, block, ignored } = model.member(id);
      return { id, role, block: block?.entry ?? null, ignored, ...model.standing(id) };
    }),
    entries: model.entries.map(({ id, kind, actor, member }) => ({ id, kind, actor, member })),
  };
}

export async function stateOfDatabase(db: Database, { members: memberIds, since }: Real) {
  const visible: number[] = [];
  for (let before: number | null = null, more = true; more;) {
    const page = await listFeed(db, before);
    visible.push(...page.posts.map(({ id }) => id).filter((id) => id > since.post));
    before = page.before;
    more = before !== null && before > since.post;
  }
  const [postRows, caseRows, reportRows, appealRows, memberRows, entries] = await db.batch([
    db
      .select({
        id: posts.id,
        deleted: sql<number>`${posts.deletedAt} is not null`,
        hiddenBy: posts.hiddenEntryId,
        blockedBy: posts.blockEntryId,
      })
      .from(posts)
      .where(gt(posts.id, since.post))
      .orderBy(asc(posts.id)),
    db
      .select({
        id: cases.postId,
        state: cases.state,
        verdict: cases.verdict,
        version: cases.version,
        counted: cases.reports,
        decidedAt: cases.decidedAt,
        decidedBy: cases.decidedEntryId,
        claimedBy: cases.claimedById,
        claimedUntil: cases.claimedUntil,
      })
      .from(cases)
      .where(gt(cases.postId, since.post))
      .orderBy(asc(cases.postId)),
    db
      .select({
        post: reports.postId,
        by: reports.reporterId,
        outcome: reports.outcome,
        ignored: reports.ignored,
        decidedBy: reports.decidedEntryId,
      })
      .from(reports)
      .where(gt(reports.id, since.report))
      .orderBy(asc(reports.postId), asc(reports.id)),
    db
      .select({
        id: appeals.id,
        entry: appeals.entryId,
        state: appeals.state,
        decidedBy: appeals.decidedEntryId,
      })
      .from(appeals)
      .where(gt(appeals.id, since.appeal))
      .orderBy(asc(appeals.id)),
    db.select().from(members).where(inArray(members.id, memberIds)).orderBy(asc(members.id)),
    db
      .select({ id: log.id, kind: log.kind, actor: log.actorId, member: log.memberId })
      .from(log)
      .where(gt(log.id, since.entry))
      .orderBy(asc(log.id)),
  ]);
  return {
    visible,
    posts: postRows.map(({ deleted, ...post }) => ({ ...post, deleted: deleted === 1 })),
    cases: caseRows.map(({ state, ...found }) => ({ ...found, open: state === "open" })),
    reports: reportRows,
    appeals: appealRows,
    members: memberRows.map(({ id, role, blockEntryId, reportsIgnoredEntryId, ...row }) => ({
      id,
      role,
      block: blockEntryId,
      ignored: reportsIgnoredEntryId !== null,
      postsKept: row.postsKept,
      timesHidden: row.timesHidden,
      timesWarned: row.timesWarned,
      timesBlocked: row.timesBlocked,
      upheldAgainst: row.upheldAgainst,
      dismissedAgainst: row.dismissedAgainst,
      upheldMade: row.upheldMade,
      dismissedMade: row.dismissedMade,
      unreadNotices: row.unreadNotices,
    })),
    entries,
  };
}
