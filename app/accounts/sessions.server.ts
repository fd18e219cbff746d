import { and, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { base64url } from "jose";
import type { Database } from "~/db/client.server";
import { members, sessions } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { day, hour } from "~/time/units";
import { rolesWith, type Viewer } from "./permissions";

/** Days that a session lasts: without use, and at most. */
export const sessionDays = { idle: 14, absolute: 30 };
/** `lastSeenAt` is written at most this often (ms): reading pages should not write. */
const seenEvery = hour;

export type Session = { id: number; lastSeenAt: number };
/** What the navigation shows on every page: unread notices, and to those who decide them, whether appeals are open. */
export type Badges = { unreadNotices: number; openAppeals: boolean };
export type SignedIn = { viewer: Viewer; session: Session; badges: Badges };

/** 32 random bytes for the cookie, and their SHA-256 for the database. */
export async function makeSessionToken(): Promise<{ token: string; tokenHash: string }> {
  const token = base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
  return { token, tokenHash: await hashToken(token) };
}

/** Who holds this session, with rank and block as they are now; null where it has ended or never was. */
export async function findSignedIn(db: Database, token: string, now: number): Promise<SignedIn | null> {
  const [row] = await db
    .select({
      sessionId: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      id: members.id,
      name: members.name,
      role: members.role,
      blockedUntil: members.blockedUntil,
      unreadNotices: members.unreadNotices,
      openAppeals: sql<number>`case when ${inArray(members.role, [...rolesWith("appeal:decide")])}
        then exists (select 1 from ${appeals} where ${appeals.state} = 'open') else 0 end`,
    })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .where(
      and(
        eq(sessions.tokenHash, await hashToken(token)),
        gt(sessions.createdAt, now - sessionDays.absolute * day),
        gt(sessions.lastSeenAt, now - sessionDays.idle * day),
        isNull(members.erasedAt),
      ),
    );
  if (!row) return null;
  const { sessionId, lastSeenAt, blockedUntil, unreadNotices, openAppeals, ...member } = row;
  return {
    viewer: { ...member, blocked: blockedUntil !== null && blockedUntil > now },
    session: { id: sessionId, lastSeenAt },
    badges: { unreadNotices, openAppeals: openAppeals === 1 },
  };
}

export function isLastSeenStale(session: Session, now: number): boolean {
  return now - session.lastSeenAt > seenEvery;
}

export async function updateLastSeen(db: Database, session: Session, now: number): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, session.id));
}

export async function endSession(db: Database, session: Session): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, session.id));
}

async function hashToken(token: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return base64url.encode(new Uint8Array(digest));
}
