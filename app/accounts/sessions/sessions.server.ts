import {
  and,
  desc,
  eq,
  gt,
  inArray,
  isNull,
  lt,
  notInArray,
  type Placeholder,
  type SQL,
  sql,
} from "drizzle-orm";
import { base64url } from "jose";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { type Database, makeSelect } from "~/db/client.server";
import { deleteDue } from "~/db/delete-due.server";
import { members, sessions } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { figures } from "~/db/tables/figures.server";
import { day, hour } from "~/time/units";
import { type Permission, rolesWith, type Viewer } from "../permissions";
import { sha256 } from "../sha256.server";

/** How many days a session lasts: without a request, and in all. */
export const sessionDays = { idle: 14, absolute: 30 };
/** How many a member can have at once. */
const sessionsPerMember = 10;
/** At most this often (ms), so that reading pages seldom writes. */
const lastSeenEvery = hour;

export type Session = { id: number; lastSeenAt: number };
/**
 * For the navigation of every page. `openAppeals`: whether there are any, false for those who cannot decide them. `openCases`:
 * without those about the viewer's own posts; null for those who do not see cases.
 */
export type Badges = { unreadNotices: number; openAppeals: boolean; openCases: number | null };
export type SignedIn = { viewer: Viewer; session: Session; badges: Badges };

/** A random token of 32 bytes (base64url) for the cookie, and its hash for the database. */
export async function makeSessionToken(): Promise<{ token: string; tokenHash: string }> {
  const token = base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
  return { token, tokenHash: await sha256(token) };
}

const isRoleWith = (permission: Permission) => inArray(members.role, [...rolesWith(permission)]);
const isOpenCount = and(eq(figures.scale, "now"), eq(figures.kind, "case.open"), eq(figures.period, ""));

const selectSignedIn = makeSelect((db) =>
  db
    .select({
      ...aliasedColumns({
        sessionId: sessions.id,
        lastSeenAt: sessions.lastSeenAt,
        id: members.id,
        name: members.name,
        role: members.role,
        blockedUntil: members.blockedUntil,
        unreadNotices: members.unreadNotices,
      }),
      openCases: sql<number | null>`case when ${isRoleWith("report:read")}
        then (select ${figures.count} from ${figures} where ${isOpenCount}) - ${members.openCases} end`.as(
        "openCases",
      ),
      openAppeals: sql<number>`case when ${isRoleWith("appeal:decide")}
        then exists (select 1 from ${appeals} where ${appeals.state} = 'open') else 0 end`.as("openAppeals"),
    })
    .from(sessions)
    .innerJoin(members, eq(members.id, sessions.memberId))
    .where(
      and(
        eq(sessions.tokenHash, sql.placeholder("tokenHash")),
        isUnexpired(sql.placeholder("now")),
        isNull(members.erasedAt),
      ),
    ),
);

/** The session of this token and its member, with present role and block; null where it has ended or never existed. */
export async function findSignedIn(db: Database, token: string, now: number): Promise<SignedIn | null> {
  const [row] = await selectSignedIn(db, { tokenHash: await sha256(token), now });
  if (!row) return null;
  const { sessionId, lastSeenAt, blockedUntil, unreadNotices, openAppeals, openCases, ...member } = row;
  return {
    viewer: { ...member, blocked: blockedUntil !== null && blockedUntil > now },
    session: { id: sessionId, lastSeenAt },
    badges: { unreadNotices, openAppeals: openAppeals === 1, openCases },
  };
}

/** Whether an hour has passed, so that `updateLastSeen` should be called. */
export function isLastSeenStale(session: Session, now: number): boolean {
  return now - session.lastSeenAt > lastSeenEvery;
}

export async function updateLastSeen(db: Database, session: Session, now: number): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, session.id));
}

/** Also for a batch. */
export function endSession(db: Database, session: Session) {
  return db.delete(sessions).where(eq(sessions.id, session.id));
}

/** For the batch that begins a session: ends those of the member that have run out, and the oldest beyond ten. */
export function endSurplusSessions(db: Database, memberId: SQL, now: number) {
  const isOfMember = eq(sessions.memberId, memberId);
  const newest = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(isOfMember, isUnexpired(now)))
    .orderBy(desc(sessions.id))
    .limit(sessionsPerMember);
  return db.delete(sessions).where(and(isOfMember, notInArray(sessions.id, newest)));
}

/**
 * Deletes so many sessions older than 30 days. Gives how many. Those that were idle for too long stay until then, but are not
 * accepted.
 */
export function deleteExpiredSessions(db: Database, now: number, limit: number): Promise<number> {
  const { id: key, createdAt: at } = sessions;
  return deleteDue(db, { table: sessions, key, at, isDue: lt(at, now - sessionDays.absolute * day) }, limit);
}

/** SQL: the session is neither idle for too long nor too old. */
export function isUnexpired(now: number | Placeholder): SQL | undefined {
  return and(
    gt(sessions.createdAt, sql`${now} - ${sessionDays.absolute * day}`),
    gt(sessions.lastSeenAt, sql`${now} - ${sessionDays.idle * day}`),
  );
}
