import { and, desc, eq, lte, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import type { Database } from "~/db/client.server";
import { appeals } from "~/db/tables/appeals.server";
import { reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { keptAfterDeletion } from "~/feed/erase-deleted-posts.server";
import { listNotices } from "~/moderation/notices/list-notices.server";
import { describeNotice, type NoticeView } from "~/moderation/notices/notice-view";
import { toOwnOutcome } from "~/moderation/reports/list-own-reports.server";
import type { Bounds, ExportOf } from "./export-view";
import { toIso, toIsoOrNull } from "./iso";
import { exportPage, isBefore, readPages } from "./read-pages.server";

const postColumns = aliasedColumns({
  id: posts.id,
  body: posts.body,
  createdAt: posts.createdAt,
  deletedAt: posts.deletedAt,
  erasedAt: posts.erasedAt,
  hiddenEntryId: posts.hiddenEntryId,
  blockEntryId: posts.blockEntryId,
});

/** The viewer's posts, newest first, the deleted ones too. */
export function postPages(db: Database, viewer: Viewer, bounds: Bounds, now: number) {
  const isOwn = and(eq(posts.authorId, viewer.id), lte(posts.id, bounds.posts));
  return readPages(
    exportPage.texts,
    (before) =>
      db
        .select(postColumns)
        .from(sql`${posts} indexed by posts_by_author`)
        .where(and(isOwn, isBefore(before, posts.createdAt, posts.id)))
        .orderBy(desc(posts.createdAt), desc(posts.id))
        .limit(exportPage.texts),
    ({ createdAt, id }) => ({ value: createdAt, id }),
    (rows) => rows.map((row) => toExportedPost(row, now)),
  );
}

type PostRow = Pick<
  typeof posts.$inferSelect,
  "id" | "body" | "createdAt" | "deletedAt" | "erasedAt" | "hiddenEntryId" | "blockEntryId"
>;

/**
 * The text of a deleted post is kept for longer while its case is open. Its author does not learn of that: here it is gone
 * when that of others is. Nor what was decided about it since.
 */
function toExportedPost({ id, body, createdAt, deletedAt, erasedAt, ...hidden }: PostRow, now: number) {
  const isKept = deletedAt === null || (erasedAt === null && deletedAt > now - keptAfterDeletion);
  const visibility = deletedAt !== null ? "deleted" : describeHiding(hidden);
  return {
    id,
    text: isKept ? body : null,
    createdAt: toIso(createdAt),
    deletedAt: toIsoOrNull(deletedAt),
    visibility,
  };
}

function describeHiding({ hiddenEntryId, blockEntryId }: Pick<PostRow, "hiddenEntryId" | "blockEntryId">) {
  if (hiddenEntryId !== null) return "hidden";
  return blockEntryId === null ? "public" : "hidden while blocked";
}

/** The reports that the viewer made, newest first, with what they were told became of them. */
export function reportPages(db: Database, viewer: Viewer, now: number) {
  const isOwn = and(eq(reports.reporterId, viewer.id), lte(reports.createdAt, now));
  return readPages(
    exportPage.texts,
    (before) =>
      db
        .select({
          ...aliasedColumns({
            id: reports.id,
            postId: reports.postId,
            reason: reports.reason,
            note: reports.note,
            createdAt: reports.createdAt,
            outcome: reports.outcome,
          }),
          ...aliasedColumnsOrNull({ decisionKind: log.kind }),
        })
        .from(sql`${reports} indexed by reports_by_reporter`)
        .leftJoin(log, eq(log.id, reports.decidedEntryId))
        .where(and(isOwn, isBefore(before, reports.createdAt, reports.id)))
        .orderBy(desc(reports.createdAt), desc(reports.id))
        .limit(exportPage.texts),
    ({ createdAt, id }) => ({ value: createdAt, id }),
    (rows) =>
      rows.map(({ postId, reason, note, createdAt, ...row }) => ({
        postId,
        reason,
        note,
        reportedAt: toIso(createdAt),
        outcome: toOwnOutcome(row),
      })),
  );
}

/** The appeals that the viewer sent, newest first, with the answers; never by whom. */
export function appealPages(db: Database, viewer: Viewer, now: number) {
  const isOwn = and(eq(appeals.memberId, viewer.id), lte(appeals.createdAt, now));
  return readPages(
    exportPage.texts,
    (before) =>
      db
        .select(
          aliasedColumns({
            id: appeals.id,
            entryId: appeals.entryId,
            body: appeals.body,
            createdAt: appeals.createdAt,
            state: appeals.state,
            decidedAt: appeals.decidedAt,
            reply: appeals.reply,
          }),
        )
        .from(sql`${appeals} indexed by appeals_by_member`)
        .where(and(isOwn, isBefore(before, appeals.createdAt, appeals.id)))
        .orderBy(desc(appeals.createdAt), desc(appeals.id))
        .limit(exportPage.texts),
    ({ createdAt, id }) => ({ value: createdAt, id }),
    (rows) =>
      rows.map(({ entryId, body, createdAt, state, decidedAt, reply }) => ({
        entryId,
        text: body,
        sentAt: toIso(createdAt),
        state,
        decidedAt: toIsoOrNull(decidedAt),
        reply,
      })),
  );
}

/** The viewer's notices, newest first: what they were told of decisions about their posts, reports and account. */
export async function* noticePages(db: Database, { viewer, rules }: ExportOf, bounds: Bounds, now: number) {
  let before: number | null = bounds.notices + 1;
  while (before !== null) {
    const page: Awaited<ReturnType<typeof listNotices>> = await listNotices(
      db,
      viewer,
      before,
      now,
      exportPage.texts,
    );
    yield page.notices.map((notice) => toExportedNotice(notice, { rules, now }));
    before = page.before;
  }
}

function toExportedNotice(notice: NoticeView, reading: Parameters<typeof describeNotice>[1]) {
  const { id, kind, at, unread } = notice;
  const { sentence, more } = describeNotice(notice, reading);
  return {
    id,
    kind,
    at: toIso(at),
    unread,
    text: more ? `${sentence} ${more}` : sentence,
    /** What it is about, where it still is. */
    postId: "post" in notice ? (notice.post?.id ?? null) : null,
    /** The entry of the log that can be, or was, appealed against. */
    entryId: "entryId" in notice ? notice.entryId : null,
    /** Of the decision, or of one's own report. */
    reason: "reason" in notice ? notice.reason : "report" in notice ? (notice.report?.reason ?? null) : null,
    note: "note" in notice ? notice.note : "reply" in notice ? notice.reply : "",
  };
}
