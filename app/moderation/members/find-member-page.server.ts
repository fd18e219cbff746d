import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { toMember } from "~/accounts/find-member.server";
import { nameColumnsOrNull, toNamed } from "~/accounts/names/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import { standingColumns, toStanding } from "~/accounts/standing.server";
import type { Database } from "~/db/client.server";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { members, resetNames } from "~/db/tables/accounts.server";
import { log } from "~/db/tables/log.server";
import { isVisibleTo, selectLog, toLogViews } from "~/log/select-log.server";
import type { MemberPageView } from "./member-page-view";
import { type MemberPostsFilter, selectMemberPosts, toMemberPosts } from "./member-posts.server";
import {
  countMadeAgainst,
  selectMadeReports,
  selectReceivedCases,
  toMadeReports,
  toReceivedCase,
} from "./member-reports.server";

// Small, because each log entry costs up to five rows: itself, its actor, its member, its post, and what undid it.
const limits = { blocks: 3, acts: 4, entries: 4, notes: 5 };

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
  const [[row], kept, deleted, cases, reports, blocks, acts, entries, notes] = await db.batch([
    selectStanding(db, viewer, id),
    ...selectMemberPosts(db, id, postsFilter),
    selectReceivedCases(db, id),
    selectMadeReports(db, viewer, id),
    ...selectEntries(db, viewer, id),
  ]);
  if (!row) return null;
  const { blockedUntil, ...member } = toMember(row);
  const isOwn = viewer.id === id;
  const standing = toStanding(row);
  const { posts, hidden, warned, blocked } = standing;
  const listedIds = [...blocks, ...notes].map((entry) => entry.id);
  return {
    member: { id, name: member.name, role: member.role, erased: member.erased, createdAt: member.createdAt },
    blockedUntil,
    standing: isOwn ? { posts, hidden, warned, blocked } : standing,
    reportOutcomes: {
      upheld: row.upheldMade - row.upheldAgainstViewer,
      dismissed: row.dismissedMade - row.dismissedAgainstViewer,
    },
    formerName: row.formerName,
    ignoring: isOwn ? null : toIgnoring(row),
    posts: toMemberPosts([kept, deleted], member, postsFilter, isOwn),
    cases: isOwn ? null : cases.map(toReceivedCase),
    reports: toMadeReports(reports, isOwn),
    blocks: toLogViews(blocks),
    // What they did to themselves, such as changing their name, is among the entries about them.
    acts: toLogViews(acts).filter((entry) => entry.member?.id !== id),
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
    selectLog(db, "log_by_actor", and(eq(log.actorId, id), isVisible), limits.acts),
    selectLog(db, "log_by_member", and(isAbout, isVisible), limits.entries),
    selectLog(db, "log_by_member_and_kind", isNote, viewer.id === id ? 0 : limits.notes),
  ] as const;
}

const ignorers = alias(members, "ignorers");

function selectStanding(db: Database, viewer: Viewer, id: number) {
  // Nobody reports their own posts, so there is nothing to count.
  const countAgainstViewer = (outcome: "upheld" | "dismissed") =>
    viewer.id === id ? sql<number>`0` : countMadeAgainst(viewer, id, outcome);
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
      // Not looked for where there is none: D1 would count a row read.
      formerName: sql<string | null>`case when ${members.nameResetEntryId} is not null then
        (select ${resetNames.name} from ${resetNames} where ${resetNames.entryId} = ${members.nameResetEntryId}) end`.as(
        "formerName",
      ),
      upheldAgainstViewer: countAgainstViewer("upheld").as("upheldAgainstViewer"),
      dismissedAgainstViewer: countAgainstViewer("dismissed").as("dismissedAgainstViewer"),
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
