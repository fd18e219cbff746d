import { type OwnIdentityView, selectOwnIdentities } from "~/accounts/sign-in/list-identities.server";
import type { Viewer } from "~/accounts/permissions";
import type { Session } from "~/accounts/sessions/sessions.server";
import { selectSessions, type SessionView, toSessionViews } from "~/accounts/sessions/list-sessions.server";
import type { Database } from "~/db/client.server";
import type { Cursor } from "~/db/keyset";
import { selectOwnReports, toOwnReportPage } from "~/moderation/reports/list-own-reports.server";
import type { OwnReport } from "~/moderation/reports/own-report-view";

type ReportPage = { reports: OwnReport[]; before: string | null };
/** How the viewer signs in, where they are signed in, and the latest of their reports. */
type AccountView = ReportPage & { identities: OwnIdentityView[]; sessions: SessionView[] };

/** In one round trip. */
export async function findAccount(
  db: Database,
  viewer: Viewer,
  session: Session | null,
  now: number,
): Promise<AccountView> {
  const [identities, sessions, reports] = await db.batch([
    selectOwnIdentities(db, viewer),
    selectSessions(db, viewer, now),
    selectOwnReports(db, viewer, null),
  ]);
  return { identities, sessions: toSessionViews(sessions, session), ...toOwnReportPage(reports) };
}

/** A further page of the viewer's reports. */
export async function listOlderReports(db: Database, viewer: Viewer, before: Cursor): Promise<ReportPage> {
  return toOwnReportPage(await selectOwnReports(db, viewer, before));
}
