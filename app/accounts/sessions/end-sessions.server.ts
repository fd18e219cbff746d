import { and, eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { sessions } from "~/db/tables/accounts.server";
import type { Viewer } from "../permissions";
import { describeDevice } from "./describe-device.server";

/** Ends one of the viewer's own sessions, and gives its device in words; null where there is none with this id. */
export async function endOwnSession(db: Database, viewer: Viewer, id: number): Promise<string | null> {
  const isOwn = and(eq(sessions.id, id), eq(sessions.memberId, viewer.id));
  // Read first: the deletion may be sent again after its commit, and would then find nothing to tell of.
  const [session] = await db.select({ device: sessions.device }).from(sessions).where(isOwn);
  if (!session) return null;
  await db.delete(sessions).where(isOwn);
  return describeDevice(session.device);
}

/** Ends every session of the viewer, the present one too. */
export async function endAllSessions(db: Database, viewer: Viewer): Promise<void> {
  await db.delete(sessions).where(eq(sessions.memberId, viewer.id));
}
