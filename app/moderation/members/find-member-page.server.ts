import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { toMember } from "~/accounts/find-member.server";
import { nameColumnsOrNull, toNamed } from "~/accounts/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import { standingColumns, toStanding } from "~/accounts/standing.server";
import type { Database } from "~/db/client.server";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { members, sessions } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import { isVisibleTo, selectLog, toLogViews } from "~/log/select-log.server";
import { type MemberPageView, sessionCountLimit } from "./member-page-view";
import { type MemberPostsFilter, selectMemberPosts, toMemberPosts } from "./member-posts.server";
import {
  selectMadeReports,
  selectReceivedCases,
  toMadeReports,
  toReceivedCase,
} from "./member-reports.server";

// Small, because each log entry costs four rows: itself, its actor, its member, and what undid it.
const limits = { blocks: 3, acts: 4, entries: 5, notes: 5 };

/**
 * A member with their latest posts, reports, cases and log entries, in one round trip of about a hundred rows. Null if there
 * is none. Moderators who view themselves see neither cases, reports and notes about them, nor whether their reports are
 * ignored.
 */
export async function findMemberPage(
  db: Database,
  viewer: Viewer,
  id: number,
  postsFilter: MemberPostsFilter,
): Promise<MemberPageView | null> {
  const [[row], sessionRows, postRows, cases, reports, blocks, acts, entries, notes] = await db.batch([
    selectStanding(db, id),
    selectSessions(db, id),
    selectMemberPosts(db, id, postsFilter),
    selectReceivedCases(db, id),
    selectMadeReports(db, id),
    ...selectEntries(db, viewer, id),
  ]);
  if (!row) return null;
  const member = toMember(row);
  const isOwn = viewer.id === id;
  const standing = toStanding(row);
  const { posts, hidden, blocked } = standing;
  const listedIds = [...blocks, ...notes].map((entry) => entry.id);
  return {
    member,
    standing: isOwn ? { posts, hidden, blocked } : standing,
    reportOutcomes: { upheld: row.upheldMade, dismissed: row.dismissedMade },
    ignoring: isOwn ? null : toIgnoring(row),
    sessions: sessionRows.length,
    posts: toMemberPosts(postRows, member, postsFilter),
    cases: isOwn ? null : cases.map(toReceivedCase),
    reports: toMadeReports(reports, viewer),
    blocks: toLogViews(blocks),
    acts: toLogViews(acts),
    entries: toLogViews(entries).filter((entry) => !listedIds.includes(entry.id)),
    notes: toLogViews(notes),
  };
}

/** For a batch: the member's blocks, acts, other entries about them, and notes. */
function selectEntries(db: Database, viewer: Viewer, id: number) {
  const isAbout = eq(log.memberId, id);
  const isBlock = and(isAbout, eq(log.kind, "user.blocked"));
  const isNote = and(isAbout, eq(log.kind, "note.added"));
  const isVisible = isVisibleTo(viewer);
  return [
    selectLog(db, "log_by_member_and_kind", isBlock, limits.blocks),
    selectLog(db, "log_by_actor", eq(log.actorId, id), limits.acts, isVisible),
    selectLog(db, "log_by_member", isAbout, limits.entries, isVisible),
    selectLog(db, "log_by_member_and_kind", isNote, limits.notes, isVisible),
  ] as const;
}

// The index is named: if most sessions are one member's, the planner would rather scan the table.
function selectSessions(db: Database, memberId: number) {
  return db
    .select(aliasedColumns({ id: sessions.id }))
    .from(sql`${sessions} indexed by sessions_by_member`)
    .where(eq(sessions.memberId, memberId))
    .limit(sessionCountLimit);
}

const ignorers = alias(members, "ignorers");

function selectStanding(db: Database, id: number) {
  return db
    .select({
      ...standingColumns,
      ...aliasedColumns({
        id: members.id,
        name: members.name,
        role: members.role,
        createdAt: members.createdAt,
        blockedUntil: members.blockedUntil,
        erasedAt: members.erasedAt,
        upheldMade: members.upheldMade,
        dismissedMade: members.dismissedMade,
      }),
      ...aliasedColumnsOrNull({
        ignoredAt: log.at,
        ignoredReason: log.reason,
        ignoredNote: log.note,
      }),
      ...nameColumnsOrNull(ignorers, "ignorer"),
    })
    .from(members)
    .leftJoin(log, eq(log.id, members.reportsIgnoredEntryId))
    .leftJoin(ignorers, eq(ignorers.id, log.actorId))
    .where(eq(members.id, id));
}

type StandingRow = Awaited<ReturnType<typeof selectStanding>>[number];

function toIgnoring(row: StandingRow): MemberPageView["ignoring"] {
  if (row.ignoredAt === null) return null;
  return {
    by: toNamed(row, "ignorer"),
    at: row.ignoredAt,
    reason: row.ignoredReason,
    note: row.ignoredNote ?? "",
  };
}
