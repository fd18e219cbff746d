import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { hashIdentity } from "~/accounts/sign-in/hash-identity.server";
import { hasPermission } from "~/accounts/permission-conditions.server";
import type { Viewer } from "~/accounts/permissions";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import type { Database } from "~/db/client.server";
import { identities, members, resetNames, sessions } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { cases } from "~/db/tables/cases.server";
import { notices } from "~/db/tables/notices.server";
import { posts } from "~/db/tables/posts.server";
import type { EntryInBatch } from "~/log/insert-entries.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { keepBlock } from "~/moderation/blocks/blocked-identities.server";
import { endExpiredBlock } from "~/moderation/blocks/end-expired-blocks.server";

type DeleteAccount = {
  /** The key from which the hash of a blocked identity is made. */
  tokenKey: string;
};

/**
 * Deletes the actor's account, for good and also while they are blocked: their posts, and all that says who they were. What
 * others need to be able to answer for their decisions stays, under a number: cases, reports, appeals and the log.
 */
export async function deleteAccount(
  db: Database,
  actor: Viewer,
  { tokenKey }: DeleteAccount,
  now: number,
): Promise<ActResult<"last-admin">> {
  const known = await db
    .select({
      ...aliasedColumnsOrNull({ issuer: identities.issuer, subject: identities.subject }),
      ...aliasedColumns({ blockedUntil: members.blockedUntil }),
    })
    .from(members)
    .leftJoin(identities, eq(identities.memberId, members.id))
    .where(eq(members.id, actor.id));
  // The scheduled job may not have ended an expired block yet, whose cases would then never open again.
  if (known.some(({ blockedUntil }) => blockedUntil !== null && blockedUntil <= now))
    await endExpiredBlock(db, actor.id, now);
  const hashes = await Promise.all(
    known.flatMap(({ issuer, subject }) =>
      issuer === null || subject === null ? [] : [hashIdentity(tokenKey, { issuer, subject })],
    ),
  );
  return performAct(
    db,
    actor,
    {
      permission: null,
      entry: { kind: "account.deleted", actorId: actor.id, memberId: actor.id },
      guards: [
        { holds: isThere(actor), otherwise: { outcome: "forbidden" } },
        { holds: leavesAnAdmin(actor, now), otherwise: { outcome: "conflict", why: "last-admin" } },
      ],
      // Nothing brings an account back, so that the form sent twice, however much later, is done.
      key: `account-deleted:${actor.id}`,
      changes: (recorded) => eraseAccount(db, actor, hashes, recorded, now),
    },
    now,
  );
}

const isThere = (actor: Viewer) =>
  sql`exists (select 1 from ${members} where ${and(eq(members.id, actor.id), isNull(members.erasedAt))})`;

/** SQL: the actor is no admin, or there is another who can act as one. */
export function leavesAnAdmin(actor: Viewer, now: number): SQL {
  const isActor = and(eq(members.id, actor.id), eq(members.role, "admin"));
  const isOther = and(hasPermission("role:assign", now), sql`${members.id} <> ${actor.id}`);
  return sql`not exists (select 1 from ${members} where ${isActor}) or exists (select 1 from ${members} where ${isOther})`;
}

function eraseAccount(
  db: Database,
  { id }: Viewer,
  hashes: string[],
  { exists, entryId }: EntryInBatch,
  now: number,
) {
  return [
    keepBlock(db, { memberId: id, hashes }, exists, now),
    db
      .update(appeals)
      .set({ state: "closed", decidedAt: now, decidedEntryId: entryId })
      .where(sql`${appeals.id} in (${openAppealsOf(id)}) and ${exists}`),
    db
      .update(cases)
      .set({ claimedById: null, claimedUntil: null })
      .where(and(eq(cases.claimedById, id), exists)),
    db.delete(identities).where(and(eq(identities.memberId, id), exists)),
    db.delete(sessions).where(and(eq(sessions.memberId, id), exists)),
    db.delete(notices).where(and(eq(notices.memberId, id), exists)),
    db.delete(resetNames).where(and(eq(resetNames.memberId, id), exists)),
    db
      .update(members)
      .set({ ...anonymous, postsKept: 0, erasedAt: now })
      .where(and(eq(members.id, id), isNull(members.erasedAt), exists)),
    // After the member, by whose erasure a trigger leaves their posts uncounted: 10,000 posts are four rows each then.
    db
      .update(posts)
      .set({ deletedAt: now })
      .where(and(eq(posts.authorId, id), isNull(posts.deletedAt), exists)),
  ] as const;
}

// The index is named, because statistics could lead the planner to read everybody's appeals.
const openAppealsOf = (memberId: number) =>
  sql`select ${appeals.id} from ${appeals} indexed by appeals_by_member
    where ${appeals.memberId} = ${memberId} and ${appeals.state} = 'open'`;

/** What is left of a member: nothing that says who they were, and no role, block or name to give back. */
const anonymous = {
  name: null,
  foldedName: null,
  nameChosen: false,
  nameResetEntryId: null,
  role: "member",
  blockedUntil: null,
  blockEntryId: null,
} as const;
