import { and, desc, eq, lte, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Viewer } from "~/accounts/permissions";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import type { Database } from "~/db/client.server";
import { type LogDetails, withDetails } from "~/db/log-details";
import { reports } from "~/db/tables/cases.server";
import { isModeration, log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { LogKind } from "~/db/vocabulary";
import { toKindAsTold } from "~/log/log-view";
import { fromIndex } from "~/log/select-log.server";
import type { Bounds } from "./export-view";
import { toIso } from "./iso";
import { exportPage, isBefore, readPages } from "./read-pages.server";

// The entries whose actor is the viewer. The log has an index by actor for moderation alone, because one of all entries
// would be a further row with each post and report. Those of posts and reports are found from these.

const entryColumns = {
  id: log.id,
  at: log.at,
  kind: log.kind,
  postId: log.postId,
  memberId: log.memberId,
  reason: log.reason,
  note: log.note,
  details: log.details,
  reversesId: log.reversesId,
};

/** What the viewer did as a moderator or an admin, and the appeals they sent. */
export function actPages(db: Database, viewer: Viewer, bounds: Bounds) {
  const isOwn = and(eq(log.actorId, viewer.id), isModeration, lte(log.id, bounds.log));
  return readPages(
    exportPage.texts,
    (before) =>
      db
        .select(aliasedColumns(entryColumns))
        .from(fromIndex("log_by_actor"))
        .where(and(isOwn, isBefore(before, log.at, log.id)))
        .orderBy(desc(log.at), desc(log.id))
        .limit(exportPage.texts),
    ({ at, id }) => ({ value: at, id }),
    (rows) => rows.map(toExportedEntry),
  );
}

const created = alias(log, "created");
const deleted = alias(log, "deleted");

/** That the viewer wrote and deleted posts. Each entry has the time of its change, and is found by the key of the act. */
export function postEntryPages(db: Database, viewer: Viewer, bounds: Bounds) {
  const isOwn = and(eq(posts.authorId, viewer.id), lte(posts.id, bounds.posts));
  return readPages(
    exportPage.short,
    (before) =>
      db
        .select({
          ...aliasedColumns({ postId: posts.id, createdAt: posts.createdAt, deletedAt: posts.deletedAt }),
          ...aliasedColumnsOrNull({ createdId: created.id, deletedId: deleted.id }),
        })
        .from(sql`${posts} indexed by posts_by_author`)
        .leftJoin(created, sql`${created.act} = 'post:' || ${posts.authorId} || ':' || ${posts.formKey}`)
        .leftJoin(
          deleted,
          sql`${deleted.act} = case when ${posts.deletedAt} is not null then 'deleted:' || ${posts.id} end`,
        )
        .where(and(isOwn, isBefore(before, posts.createdAt, posts.id)))
        .orderBy(desc(posts.createdAt), desc(posts.id))
        .limit(exportPage.short),
    ({ createdAt, postId }) => ({ value: createdAt, id: postId }),
    (rows) =>
      rows.flatMap(({ postId, createdAt, createdId, deletedAt, deletedId }) => [
        ...toEntries("post.deleted", { id: deletedId, at: deletedAt, postId, memberId: viewer.id }),
        ...toEntries("post.created", { id: createdId, at: createdAt, postId, memberId: viewer.id }),
      ]),
  );
}

const reported = alias(log, "reported");
const withdrawn = alias(log, "withdrawn");

/** That the viewer reported posts and withdrew reports. */
export function reportEntryPages(db: Database, viewer: Viewer, now: number) {
  const isOwn = and(eq(reports.reporterId, viewer.id), lte(reports.createdAt, now));
  // By the index `log_reports`, of which this repeats the condition.
  const isReport = sql`${reported.kind} = 'post.reported' and ${reported.memberId} = ${posts.authorId}
    and ${reported.at} = ${reports.createdAt} and ${reported.postId} = ${posts.id} and ${reported.actorId} = ${viewer.id}`;
  return readPages(
    exportPage.short,
    (before) =>
      db
        .select({
          ...aliasedColumns({ id: reports.id, postId: reports.postId, createdAt: reports.createdAt }),
          ...aliasedColumns({ reason: reports.reason }),
          ...aliasedColumnsOrNull({ memberId: posts.authorId, reportedId: reported.id }),
          ...aliasedColumnsOrNull({ withdrawnId: withdrawn.id, withdrawnAt: withdrawn.at }),
        })
        .from(sql`${reports} indexed by reports_by_reporter`)
        .leftJoin(posts, eq(posts.id, reports.postId))
        .leftJoin(reported, isReport)
        .leftJoin(
          withdrawn,
          sql`${withdrawn.id} = case when ${reports.outcome} = 'withdrawn' then ${reports.decidedEntryId} end`,
        )
        .where(and(isOwn, isBefore(before, reports.createdAt, reports.id)))
        .orderBy(desc(reports.createdAt), desc(reports.id))
        .limit(exportPage.short),
    ({ createdAt, id }) => ({ value: createdAt, id }),
    (rows) =>
      rows.flatMap(({ postId, memberId, createdAt, reason, reportedId, withdrawnId, withdrawnAt }) => [
        ...toEntries("report.withdrawn", { id: withdrawnId, at: withdrawnAt, postId, memberId }),
        ...toEntries(
          "post.reported",
          { id: reportedId, at: createdAt, postId, memberId },
          { report: reason },
        ),
      ]),
  );
}

type Found = { id: number | null; at: number | null; postId: number; memberId: number | null };

/** The entry, if it is there: data that no act wrote may lack it. */
function toEntries(kind: LogKind, { id, at, ...about }: Found, details: LogDetails = {}) {
  if (id === null || at === null) return [];
  return [toExportedEntry({ id, at, kind, ...about, reason: null, note: "", details, reversesId: null })];
}

type EntryRow = Pick<typeof log.$inferSelect, keyof typeof entryColumns>;

/** Of the details only those that pages tell. */
function toExportedEntry({ id, at, kind, postId, memberId, reason, note, details, reversesId }: EntryRow) {
  const told = toKindAsTold(withDetails(kind, details));
  return {
    id,
    at: toIso(at),
    kind,
    postId,
    memberId,
    reason,
    note,
    details: told.details,
    reverses: reversesId,
  };
}
