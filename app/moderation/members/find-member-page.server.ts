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
import type { ActReason } from "~/db/vocabulary";
import { isVisibleTo, selectLog, toLogViews } from "~/log/select-log.server";
import { type MemberPageView, sessionsCounted } from "./member-page-view";
import { type MemberPosts, selectMemberPosts, toMemberPosts } from "./member-posts.server";
import {
  selectMadeReports,
  selectReceivedCases,
  toMadeReports,
  toReceivedCase,
} from "./member-reports.server";

// An entry is four rows, with its names and what took it back.
const lengths = { blocks: 3, acts: 4, entries: 5, notes: 5 };

/**
 * A member as moderators see them, in one round trip of about a hundred rows whatever they have done. Nobody reads here
 * what others reported or noted about oneself, nor whether one's reports are ignored.
 */
export async function findMemberPage(
  db: Database,
  viewer: Viewer,
  id: number,
  asked: MemberPosts,
): Promise<MemberPageView | null> {
  const about = eq(log.memberId, id);
  const [[row], signedIn, latest, cases, reports, blocks, acts, entries, notes] = await db.batch([
    selectStanding(db, id),
    selectSessions(db, id),
    selectMemberPosts(db, id, asked),
    selectReceivedCases(db, id),
    selectMadeReports(db, id),
    selectLog(db, "log_by_member_and_kind", and(about, eq(log.kind, "user.blocked")), lengths.blocks),
    selectLog(db, "log_by_actor", eq(log.actorId, id), lengths.acts, isVisibleTo(viewer)),
    selectLog(db, "log_by_member", about, lengths.entries, isVisibleTo(viewer)),
    selectLog(
      db,
      "log_by_member_and_kind",
      and(about, eq(log.kind, "note.added")),
      lengths.notes,
      isVisibleTo(viewer),
    ),
  ]);
  if (!row) return null;
  const person = toMember(row);
  const isOwn = viewer.id === id;
  const standing = toStanding(row);
  const { posts, hidden, blocked } = standing;
  const apart = [...blocks, ...notes].map((entry) => entry.id);
  return {
    person,
    standing: isOwn ? { posts, hidden, blocked } : standing,
    made: { upheld: row.upheldMade, dismissed: row.dismissedMade },
    ignoring: isOwn ? null : toIgnoring(row),
    sessions: signedIn.length,
    posts: toMemberPosts(latest, person, asked),
    cases: isOwn ? null : cases.map(toReceivedCase),
    reports: toMadeReports(reports, viewer),
    blocks: toLogViews(blocks),
    acts: toLogViews(acts),
    entries: toLogViews(entries).filter((entry) => !apart.includes(entry.id)),
    notes: toLogViews(notes),
  };
}

// The index is named: where most sessions are one person's, the planner would rather walk all of them.
function selectSessions(db: Database, memberId: number) {
  return db
    .select(aliasedColumns({ id: sessions.id }))
    .from(sql`${sessions} indexed by sessions_by_member`)
    .where(eq(sessions.memberId, memberId))
    .limit(sessionsCounted);
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
    reason: row.ignoredReason as ActReason | null,
    note: row.ignoredNote ?? "",
  };
}
