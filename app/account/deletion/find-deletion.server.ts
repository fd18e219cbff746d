import { and, eq, isNull, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { isUnexpired } from "~/accounts/sessions/sessions.server";
import type { Database } from "~/db/client.server";
import { members, sessions } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { reports } from "~/db/tables/cases.server";
import { untilLifted } from "~/moderation/blocks/durations";
import { leavesAnAdmin } from "./delete-account.server";
import type { DeletionView } from "./deletion-view";

/**
 * What deleting the viewer's account would do, in one statement. Its indexes are named, because statistics could lead the
 * planner to read everybody's open appeals.
 */
export async function findDeletion(db: Database, viewer: Viewer, now: number): Promise<DeletionView> {
  const isMade = eq(reports.reporterId, viewer.id);
  const isSession = and(eq(sessions.memberId, viewer.id), isUnexpired(now));
  const isOpenAppeal = and(eq(appeals.memberId, viewer.id), eq(appeals.state, "open"));
  const [row] = await db
    .select({
      posts: members.postsKept,
      blockedUntil: members.blockedUntil,
      sessions: sql<number>`(select count(*) from ${sessions} where ${isSession})`,
      openAppeals: sql<number>`(select count(*) from ${appeals} indexed by appeals_by_member where ${isOpenAppeal})`,
      reports: sql<number>`(select count(*) from ${reports} indexed by reports_by_reporter where ${isMade})`,
      openReports: sql<number>`(select count(*) from ${reports} indexed by reports_by_reporter where ${and(isMade, isNull(reports.outcome))})`,
      leavesAnAdmin: sql<number>`(${leavesAnAdmin(viewer, now)})`,
    })
    .from(members)
    .where(eq(members.id, viewer.id));
  if (!row) throw new Error("the viewer is no member");
  const { blockedUntil, leavesAnAdmin: isDeletable, ...counts } = row;
  const isBlocked = blockedUntil !== null && blockedUntil > now;
  return {
    ...counts,
    block: isBlocked ? { until: blockedUntil >= untilLifted ? null : blockedUntil } : null,
    isLastAdmin: isDeletable === 0,
  };
}
