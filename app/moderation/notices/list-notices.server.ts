import { and, desc, eq, isNull, lt, lte, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { pageLength, takePage } from "~/db/keyset";
import type { LogDetails } from "~/db/log-details";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { notices } from "~/db/tables/notices.server";
import { posts } from "~/db/tables/posts.server";
import type { Role } from "~/db/vocabulary";
import type { AppealStanding } from "~/moderation/appeals/appeal-view";
import { untilLifted } from "~/moderation/blocks/durations";
import { findLinks } from "~/text/links.server";
import type { NoticeContent, NoticeView, QuotedPost } from "./notice-view";

/** The hiding or the block itself, where the entry is the undoing of its end. */
const acts = alias(log, "acts");
const actId = sql<number>`case when ${log.kind} <> 'act.undone' then ${log.id}
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
    reply: log.note,
    details: log.details,
  }),
  ...aliasedColumnsOrNull({
    reason: acts.reason,
    note: acts.note,
    postId: posts.id,
    body: posts.body,
    deletedAt: posts.deletedAt,
    hiddenEntryId: posts.hiddenEntryId,
    blockEntryId: posts.blockEntryId,
    appealState: appeals.state,
  }),
  actId: actId.as("actId"),
};

/** A page of what a member is told, newest first, and the cursor of the next. One statement; reading marks nothing. */
export async function listNotices(
  db: Database,
  viewer: Viewer,
  before: number | null,
  now: number,
): Promise<{ notices: NoticeView[]; before: number | null }> {
  const rows = await selectNotices(db, viewer, now)
    .where(and(eq(notices.memberId, viewer.id), before === null ? undefined : lt(notices.id, before)))
    .orderBy(desc(notices.id))
    .limit(pageLength + 1);
  const page = takePage(rows);
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

/** Marks as read what a member has been told so far, or up to a notice; what came later stays unread. */
export async function markNoticesRead(
  db: Database,
  viewer: Viewer,
  { through }: { through: number | null },
  now: number,
): Promise<void> {
  const shown: SQL | undefined = through === null ? undefined : lte(notices.id, through);
  await db
    .update(notices)
    .set({ readAt: now })
    .where(and(eq(notices.memberId, viewer.id), isNull(notices.readAt), shown));
}

function selectNotices(db: Database, viewer: Viewer, now: number) {
  const block = and(eq(members.id, viewer.id), sql`${members.blockedUntil} > ${now}`);
  const heldByBlock = sql<number | null>`(select ${members.blockEntryId} from ${members} where ${block})`;
  const isAppealable = sql`${notices.kind} in ('post.hidden', 'user.blocked')`;
  return (
    db
      .select({ ...noticeColumns, heldByBlock: heldByBlock.as("heldByBlock") })
      .from(sql`${notices} indexed by notices_by_member`)
      // In this order, whatever the planner would rather begin with.
      .leftJoin(log, eq(log.id, notices.entryId))
      .leftJoin(acts, sql`${acts.id} = ${actId} and ${isAppealable}`)
      .leftJoin(posts, eq(posts.id, log.postId))
      .leftJoin(appeals, sql`${appeals.entryId} = ${actId} and ${isAppealable}`)
      .$dynamic()
  );
}

type NoticeRow = Omit<Awaited<ReturnType<typeof selectNotices>>[number], "id" | "at" | "readAt">;

/** Each kind by itself, so that none tells more than it may. */
function toNoticeContent(row: NoticeRow): NoticeContent {
  const { kind, details, reply } = row;
  const undone = row.entryKind === "act.undone";
  switch (kind) {
    case "post.hidden":
      return { kind, again: undone, post: ownPost(row), ...appealable(row, row.hiddenEntryId) };
    case "post.restored":
      return { kind, undone, post: ownPost(row) };
    case "user.blocked":
      return { kind, again: undone, until: endOf(details), ...appealable(row, row.heldByBlock) };
    case "user.unblocked":
      return { kind, why: undone ? "undone" : row.actorId === null ? "time" : "lifted" };
    case "role.changed":
      return { kind, ...rolesOf(details) };
    case "appeal.upheld":
    case "appeal.overturned": {
      const about = row.postId === null ? "block" : "post";
      return {
        kind,
        about,
        entryId: "appealedId" in details ? details.appealedId : 0,
        post: ownPost(row),
        reply,
      };
    }
    case "report.upheld":
    case "report.dismissed":
    case "report.closed":
      return { kind, post: publicPost(row) };
  }
}

/** `heldBy`: the act that keeps it out of sight now. */
function appealable(row: NoticeRow, heldBy: number | null) {
  const holds = heldBy === row.actId && row.deletedAt === null;
  const standing: AppealStanding = row.appealState ?? (holds ? "possible" : "over");
  return { reason: row.reason, note: row.note ?? "", entryId: row.actId, standing };
}

function ownPost(row: NoticeRow): QuotedPost | null {
  if (row.postId === null || row.deletedAt !== null) return null;
  return { id: row.postId, text: findLinks(row.body ?? "") };
}

function publicPost(row: NoticeRow): QuotedPost | null {
  return row.hiddenEntryId === null && row.blockEntryId === null ? ownPost(row) : null;
}

/** Null until lifted. */
function endOf(details: LogDetails): number | null {
  const until = "until" in details ? (details.until ?? untilLifted) : untilLifted;
  return until >= untilLifted ? null : until;
}

/** Every entry that a notice of a role names has both. */
function rolesOf(details: LogDetails): { from: Role; to: Role } {
  const { from = "member", to = "member" } = "from" in details ? details : {};
  return { from, to };
}
