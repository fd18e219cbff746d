import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { pageLength, takePage } from "~/db/keyset";
import type { LogDetails } from "~/db/log-details";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { reports } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import { posts } from "~/db/tables/posts.server";
import type { Role } from "~/db/vocabulary";
import { appealableKinds, isAppealable } from "~/log/kinds";
import type { AppealStatus } from "~/moderation/appeals/appeal-view";
import { appealStateOf } from "~/moderation/appeals/appealed-act.server";
import { untilLifted } from "~/moderation/blocks/durations";
import { isNotUndone } from "~/moderation/undo/reversal.server";
import { findLinks } from "~/text/links.server";
import type { NoticeContent, NoticeView, QuotedPost } from "./notice-view";

/**
 * The act that hid the post, warned or blocked the member, or reset their name. A notice of an undo that restored such an act names the undo, and a
 * reply to an appeal names the reply.
 */
const acts = alias(log, "acts");
const actId = sql<number>`case when ${notices.kind} in ('appeal.upheld', 'appeal.overturned') then ${log.details} ->> 'appealedId'
  when ${log.kind} <> 'act.undone' then ${log.id}
  when ${notices.kind} = 'post.hidden' then ${log.details} ->> 'hiddenEntryId'
  when ${notices.kind} = 'user.blocked' then ${log.details} ->> 'blockEntryId' end`;

const noticeColumns = {
  ...aliasedColumns({
    id: notices.id,
    kind: notices.kind,
    at: notices.createdAt,
    readAt: notices.readAt,
    entryId: log.id,
    entryKind: log.kind,
    actorId: log.actorId,
    entryNote: log.note,
    details: log.details,
  }),
  ...aliasedColumnsOrNull({
    actKind: acts.kind,
    reason: acts.reason,
    note: acts.note,
    postId: posts.id,
    body: posts.body,
    deletedAt: posts.deletedAt,
    hiddenEntryId: posts.hiddenEntryId,
    blockEntryId: posts.blockEntryId,
    entryPostId: log.postId,
    entryReason: log.reason,
    reportReason: reports.reason,
    reportedAt: reports.createdAt,
  }),
  appealState: appealStateOf(acts.details).as("appealState"),
  actId: actId.as("actId"),
};

/** A page of the viewer's notices, newest first, and the cursor of the next page. Does not mark them as read. */
export async function listNotices(
  db: Database,
  viewer: Viewer,
  before: number | null,
  now: number,
  length = pageLength,
): Promise<{ notices: NoticeView[]; before: number | null }> {
  const rows = await selectNotices(db, viewer, now)
    .where(and(eq(notices.memberId, viewer.id), before === null ? undefined : lt(notices.id, before)))
    .orderBy(desc(notices.id))
    .limit(length + 1);
  const page = takePage(rows, length);
  return {
    notices: page.rows.map((row) => ({
      id: row.id,
      at: row.at,
      unread: row.readAt === null,
      ...toNoticeContent(row),
    })),
    before: page.last?.id ?? null,
  };
}

function selectNotices(db: Database, viewer: Viewer, now: number) {
  const isBlocked = and(eq(members.id, viewer.id), sql`${members.blockedUntil} > ${now}`);
  const currentBlockId = sql<
    number | null
  >`(select ${members.blockEntryId} from ${members} where ${isBlocked})`;
  const hasAppealableKind = inArray(notices.kind, [...appealableKinds]);
  const isAboutAct = or(hasAppealableKind, inArray(notices.kind, ["appeal.upheld", "appeal.overturned"]));
  return (
    db
      .select({
        ...noticeColumns,
        currentBlockId: currentBlockId.as("currentBlockId"),
        isStanding:
          sql<number>`${notices.kind} in ('post.warned', 'name.reset') and ${isNotUndone(log.id)}`.as(
            "isStanding",
          ),
      })
      .from(sql`${notices} indexed by notices_by_member`)
      // Left joins, so that the planner cannot start with another table than `notices`.
      .leftJoin(log, eq(log.id, notices.entryId))
      .leftJoin(acts, sql`${acts.id} = ${actId} and ${isAboutAct}`)
      .leftJoin(posts, eq(posts.id, notices.postId))
      .leftJoin(reports, eq(reports.id, notices.reportId))
      .leftJoin(appeals, sql`${appeals.entryId} = ${actId} and ${hasAppealableKind}`)
      .$dynamic()
  );
}

type NoticeRow = Omit<Awaited<ReturnType<typeof selectNotices>>[number], "id" | "at" | "readAt">;

/** Each kind lists its own fields, so that none reveals more than its reader may know. */
function toNoticeContent(row: NoticeRow): NoticeContent {
  const { kind, details } = row;
  const isUndo = row.entryKind === "act.undone";
  switch (kind) {
    case "post.hidden":
      return {
        kind,
        again: isUndo,
        post: toOwnPost(row),
        ...toAppealable(row, isInForce(row, row.hiddenEntryId)),
      };
    case "post.warned":
      return { kind, post: toOwnPost(row), ...toAppealable(row, row.isStanding === 1) };
    case "warning.undone":
      return { kind, post: toOwnPost(row) };
    case "post.restored":
      return { kind, undone: isUndo, post: toOwnPost(row) };
    case "user.blocked":
      return {
        kind,
        again: isUndo,
        until: readBlockEnd(details),
        ...toAppealable(row, isInForce(row, row.currentBlockId)),
      };
    case "user.unblocked":
      return { kind, why: isUndo ? "undone" : row.actorId === null ? "time" : "lifted" };
    case "name.reset":
      return { kind, ...toAppealable(row, row.isStanding === 1) };
    case "name.restored":
      return { kind };
    case "role.changed":
      return { kind, ...readRoles(details) };
    case "appeal.upheld":
    case "appeal.overturned": {
      return {
        kind,
        about: row.actKind && isAppealable(row.actKind) ? row.actKind : "user.blocked",
        entryId: "appealedId" in details ? details.appealedId : 0,
        post: toOwnPost(row),
        reply: row.entryNote,
      };
    }
    case "report.upheld":
      return { kind, decision: row.entryKind === "post.warned" ? "warn" : "hide", ...toAboutReport(row) };
    case "report.closed":
      return { kind, ...toAboutReport(row) };
    case "report.dismissed":
      return { kind, ...toAboutReport(row), note: isForReporters(row) ? row.entryNote : "" };
    case "report.reopened":
      // An entry about a block is about no post.
      return { kind, why: row.entryPostId === null ? "unblocked" : "undone", ...toAboutReport(row) };
  }
}

/** `currentActId`: the act that hides the post, or blocks the member, now. */
function isInForce({ actId: id, deletedAt }: NoticeRow, currentActId: number | null): boolean {
  return currentActId === id && deletedAt === null;
}

function toAppealable(row: NoticeRow, inForce: boolean) {
  const status: AppealStatus = row.appealState ?? (inForce ? "possible" : "over");
  return { reason: row.reason, note: row.note ?? "", entryId: row.actId, status };
}

function toOwnPost(row: NoticeRow): QuotedPost | null {
  if (row.postId === null || row.deletedAt !== null) return null;
  return { id: row.postId, text: findLinks(row.body ?? "") };
}

function toAboutReport(row: NoticeRow) {
  const isPublic = row.hiddenEntryId === null && row.blockEntryId === null;
  return {
    post: isPublic ? toOwnPost(row) : null,
    report:
      row.reportReason === null || row.reportedAt === null
        ? null
        : { reason: row.reportReason, at: row.reportedAt },
  };
}

/** In ms; null if it lasts until lifted. */
function readBlockEnd(details: LogDetails): number | null {
  const until = "until" in details ? (details.until ?? untilLifted) : untilLifted;
  return until >= untilLifted ? null : until;
}

/** The defaults only satisfy the type: the entry behind such a notice always has both roles. */
function readRoles(details: LogDetails): { from: Role; to: Role } {
  const { from = "member", to = "member" } = "from" in details ? details : {};
  return { from, to };
}

/**
 * The note of unhiding is for moderators alone, and so was that of a dismissal while it had a reason: whoever wrote it was not
 * told then that those who had reported would read it.
 */
function isForReporters({ entryKind, entryReason }: NoticeRow): boolean {
  return entryKind === "report.dismissed" && entryReason === null;
}
