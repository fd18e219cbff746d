import { and, eq, gt, isNull, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Named } from "~/accounts/member-name";
import { nameColumns, toNamed } from "~/accounts/name-columns.server";
import type { Viewer } from "~/accounts/permissions";
import { actorHasPermission } from "~/accounts/permission-conditions.server";
import type { Database } from "~/db/client.server";
import { pageLength } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import type { PostView } from "~/feed/post-view";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { mayDecide } from "~/moderation/policy";
import { minute } from "~/time/units";
import { findCasePost } from "./find-case-post.server";

/** How long a claim holds (ms) unless it is renewed. */
export const claimHolds = 10 * minute;

/** As many as a page of the queue has: so "claimed by me" reads few rows, and nobody sets half the queue aside. */
export const claimLimit = pageLength;

/**
 * Tells colleagues that one is on an open case, for ten minutes, or for ten more where one is already, which is no act of
 * its own. A colleague's claim stands until it runs out; it keeps nobody from deciding. Nobody holds more than `claimLimit`.
 */
export async function claimCase(
  db: Database,
  actor: Viewer,
  { postId }: { postId: number },
  now: number,
): Promise<ActResult | { outcome: "renewed" }> {
  if (await renewClaim(db, actor, postId, now)) return { outcome: "renewed" };
  const result = await makeClaim(db, actor, postId, now);
  // The button was pressed twice: the other request has just claimed it.
  if (result.outcome === "conflict" && (await renewClaim(db, actor, postId, now)))
    return { outcome: "renewed" };
  return result;
}

async function makeClaim(db: Database, actor: Viewer, postId: number, now: number): Promise<ActResult> {
  const found = await findClaimable(db, actor, postId);
  if ("outcome" in found) return found;
  const isOpen = openCase(actor, postId);
  const isFree = or(isNull(cases.claimedUntil), lte(cases.claimedUntil, now));
  const otherwise = { outcome: "conflict" } as const;
  return performAct(
    db,
    actor,
    {
      permission: "report:dismiss",
      entry: { kind: "case.claimed", actorId: actor.id, postId, memberId: found.author.id },
      guards: [
        { holds: sql`(${countClaims(actor, now)}) < ${claimLimit}`, otherwise },
        { holds: sql`exists (select 1 from ${cases} where ${and(isOpen, isFree)})`, otherwise },
      ],
      changes: ({ exists }) => [
        db
          .update(cases)
          .set({ claimedById: actor.id, claimedUntil: now + claimHolds })
          .where(and(isOpen, exists)),
      ],
    },
    now,
  );
}

async function renewClaim(db: Database, actor: Viewer, postId: number, now: number): Promise<boolean> {
  const isMine = and(eq(cases.claimedById, actor.id), gt(cases.claimedUntil, now));
  const [renewed] = await db.batch([
    db
      .update(cases)
      .set({ claimedUntil: now + claimHolds })
      .where(and(openCase(actor, postId), isMine, actorHasPermission(actor, "report:dismiss", now)))
      .returning({ postId: cases.postId }),
  ]);
  return renewed.length > 0;
}

/** Gives up one's claim. */
export async function releaseCase(
  db: Database,
  actor: Viewer,
  { postId }: { postId: number },
  now: number,
): Promise<ActResult> {
  const found = await findClaimable(db, actor, postId);
  if ("outcome" in found) return found;
  const isMine = and(eq(cases.postId, postId), eq(cases.claimedById, actor.id), gt(cases.claimedUntil, now));
  return performAct(
    db,
    actor,
    {
      permission: "report:dismiss",
      entry: { kind: "case.released", actorId: actor.id, postId, memberId: found.author.id },
      guards: [
        { holds: sql`exists (select 1 from ${cases} where ${isMine})`, otherwise: { outcome: "conflict" } },
      ],
      changes: ({ exists }) => [
        db
          .update(cases)
          .set({ claimedById: null, claimedUntil: null })
          .where(and(eq(cases.postId, postId), exists)),
      ],
    },
    now,
  );
}

/** Who is on a case, and since when they last said so (ms); null for nobody, or where the time has run out. */
export async function findClaim(
  db: Database,
  postId: number,
  now: number,
): Promise<{ by: Named; since: number } | null> {
  const [row] = await db
    .select({ ...nameColumns(members, "claimer"), until: cases.claimedUntil })
    .from(cases)
    .innerJoin(members, eq(members.id, cases.claimedById))
    .where(and(eq(cases.postId, postId), gt(cases.claimedUntil, now)));
  if (!row || row.until === null) return null;
  return { by: toNamed(row, "claimer"), since: row.until - claimHolds };
}

/** Whether the moderator is on as many cases as one can be. */
export async function holdsAllClaims(db: Database, actor: Viewer, now: number): Promise<boolean> {
  const { held } = await db.get<{ held: number }>(sql`select (${countClaims(actor, now)}) as held`);
  return held >= claimLimit;
}

async function findClaimable(
  db: Database,
  actor: Viewer,
  postId: number,
): Promise<PostView | { outcome: "not-found" | "forbidden" }> {
  const post = await findCasePost(db, postId);
  if (!post) return { outcome: "not-found" };
  return mayDecide(actor, "report:dismiss", post) ? post : { outcome: "forbidden" };
}

function openCase(actor: Viewer, postId: number): SQL | undefined {
  return and(eq(cases.postId, postId), eq(cases.state, "open"), ne(cases.authorId, actor.id));
}

function countClaims(actor: Viewer, now: number): SQL {
  const isTheirs = and(eq(cases.claimedById, actor.id), gt(cases.claimedUntil, now));
  return sql`select count(*) from ${cases} where ${isTheirs}`;
}
