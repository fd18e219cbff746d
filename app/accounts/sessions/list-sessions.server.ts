import { and, desc, eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { sessions } from "~/db/tables/accounts.server";
import type { Viewer } from "../permissions";
import { isUnexpired, type Session } from "./sessions.server";
import { describeDevice } from "./describe-device.server";

/** A browser in which a member is signed in. `device` in words; times in ms, the last of them to the hour. */
export type SessionView = {
  id: number;
  device: string;
  current: boolean;
  startedAt: number;
  lastSeenAt: number;
};

/** The member's sessions, at most ten; for a batch, with `toSessionViews`. */
export function selectSessions(db: Database, viewer: Viewer, now: number) {
  return db
    .select({
      id: sessions.id,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.memberId, viewer.id), isUnexpired(now)))
    .orderBy(desc(sessions.id));
}

/** The present one first, then those that were seen last. */
export function toSessionViews(
  rows: Awaited<ReturnType<typeof selectSessions>>,
  current: Session | null,
): SessionView[] {
  return rows
    .map(({ id, device, createdAt, lastSeenAt }) => ({
      id,
      device: describeDevice(device),
      current: id === current?.id,
      startedAt: createdAt,
      lastSeenAt,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt - a.lastSeenAt);
}
