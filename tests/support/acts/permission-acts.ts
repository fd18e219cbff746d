import { and, eq } from "drizzle-orm";
import type { Permission, Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { type Role, roles } from "~/db/vocabulary";
import { createPost } from "~/feed/create-post.server";
import { deletePost } from "~/feed/delete-post.server";
import { reportPost } from "~/moderation/reports/report-post.server";
import type { makersFor } from "../database/makers";
import {
  addNote,
  assignRole,
  blockMember,
  claimCase,
  dismissCase,
  hidePost,
  ignoreReports,
  overturnAppeal,
  releaseCase,
  unblockMember,
  undoAct,
  unhidePost,
  upholdAppeal,
} from "./acts";

/** `own` and `another's`, each plain, reported (once) and hidden; and what nobody may touch. */
export const postTargets = [
  "own",
  "own reported",
  "own hidden",
  "another's",
  "another's reported",
  "another's hidden",
  "another's blocked",
  "deleted",
  "missing",
] as const;
type PostTarget = (typeof postTargets)[number];

export const personTargets = [
  "self",
  ...roles,
  ...roles.map((role) => `blocked ${role}` as const),
  "erased",
  "missing",
] as const;
type PersonTarget = (typeof personTargets)[number];

/** `before`: the entry or appeal that was made ready for it; 0 for none. */
type Target = { id: number; version: number; before: number };

/** `hears`: what those hear whom the permission allows. `denied`: what the others hear where it is not "forbidden". */
type PermissionAct =
  | { from: Role; reads: true }
  | {
      from: Role;
      ready?: (post: { id: number; version: number }, actor: Viewer) => Promise<number>;
      onPost: (actor: Viewer, post: Target) => Promise<string>;
      hears: Record<PostTarget, string>;
      denied?: Partial<Record<PostTarget, string>>;
    }
  | {
      from: Role;
      readyPerson?: (memberId: number) => Promise<number>;
      onPerson: (actor: Viewer, memberId: number, before: number) => Promise<string>;
      hears: (rank: Role, person: PersonTarget) => string;
    };
/** An act that shares the permission of another. */
type FurtherAct = PermissionAct & { permission: Permission };

const grounds = { reason: "spam" as const, note: "" };
const unknown = { deleted: "not-found", missing: "not-found" };
const nowhere = Object.fromEntries(postTargets.map((target) => [target, "not-found"])) as Record<
  PostTarget,
  string
>;
const notOnOwn = { own: "forbidden", "own reported": "forbidden", "own hidden": "forbidden" };
const isBelow = (rank: Role, person: PersonTarget) =>
  roles.indexOf(person.replace("blocked ", "") as Role) < roles.indexOf(rank) && person !== "self";

/** An act for each permission there is, with what comes of it: a new permission without a row here is an error. */
export function permissionActs(db: Database, makers: ReturnType<typeof makersFor>, now: number) {
  const appealAgainstHiding = readyHiding(makers, async (entryId) => (await makers.makeAppeal(entryId)).id);
  return {
    "post:create": {
      from: "member",
      onPost: async (actor) =>
        (await createPost(db, actor, { body: "Mine", key: crypto.randomUUID() }, now)).outcome,
      hears: Object.fromEntries(postTargets.map((target) => [target, "done"])) as Record<PostTarget, string>,
    },
    "post:delete:own": {
      from: "member",
      onPost: (actor, { id }) => deletePost(db, actor, id, now),
      hears: {
        own: "done",
        "own reported": "done",
        "own hidden": "done",
        "another's": "forbidden",
        "another's reported": "forbidden",
        "another's hidden": "forbidden",
        "another's blocked": "forbidden",
        ...unknown,
      },
      denied: unknown,
    },
    "post:report": {
      from: "member",
      onPost: (actor, { id: postId }) => reportPost(db, actor, { postId, ...grounds }, now),
      hears: {
        own: "own",
        "own reported": "own",
        "own hidden": "not-found",
        "another's": "done",
        "another's reported": "done",
        "another's hidden": "not-found",
        "another's blocked": "not-found",
        ...unknown,
      },
    },
    "report:read": { from: "moderator", reads: true },
    "report:dismiss": {
      from: "moderator",
      onPost: (actor, { id: postId, version }) =>
        dismissCase(db, actor, { postId, version, ...grounds }, now),
      hears: {
        ...notOnOwn,
        "another's": "conflict",
        "another's reported": "done",
        "another's hidden": "conflict",
        "another's blocked": "conflict",
        ...unknown,
      },
      denied: unknown,
    },
    "post:hide": {
      from: "moderator",
      onPost: (actor, { id: postId, version }) => hidePost(db, actor, { postId, version, ...grounds }, now),
      hears: {
        ...notOnOwn,
        "another's": "done",
        "another's reported": "done",
        "another's hidden": "conflict",
        "another's blocked": "done",
        ...unknown,
      },
      denied: unknown,
    },
    "post:unhide": {
      from: "moderator",
      onPost: (actor, { id: postId, version }) => unhidePost(db, actor, { postId, version, ...grounds }, now),
      hears: {
        ...notOnOwn,
        "another's": "conflict",
        "another's reported": "conflict",
        "another's hidden": "done",
        "another's blocked": "conflict",
        ...unknown,
      },
      denied: unknown,
    },
    "user:block": {
      from: "moderator",
      onPerson: (actor, memberId) => blockMember(db, actor, { memberId, duration: "1d", ...grounds }, now),
      hears: (rank, person) => {
        if (person === "erased") return "conflict";
        return !isBelow(rank, person) ? "forbidden" : person.startsWith("blocked") ? "conflict" : "done";
      },
    },
    "user:unblock": {
      from: "moderator",
      onPerson: (actor, memberId) => unblockMember(db, actor, { memberId, ...grounds }, now),
      hears: (rank, person) => {
        if (person === "erased") return "conflict";
        return !isBelow(rank, person) ? "forbidden" : person.startsWith("blocked") ? "done" : "conflict";
      },
    },
    "appeal:decide": {
      from: "moderator",
      ready: appealAgainstHiding,
      onPost: (actor, { before: appealId }) => upholdAppeal(db, actor, { appealId, note: "" }, now),
      hears: { ...nowhere, "own hidden": "forbidden", "another's hidden": "done" },
      denied: { ...nowhere, "own hidden": "forbidden", "another's hidden": "forbidden" },
    },
    "log:read": { from: "moderator", reads: true },
    "metrics:read": { from: "moderator", reads: true },
    "user:list": { from: "admin", reads: true },
    "role:assign": {
      from: "admin",
      onPerson: (actor, memberId) => assignRole(db, actor, { memberId, role: "moderator", ...grounds }, now),
      hears: (_, person) => {
        if (person === "self") return "forbidden";
        // Who is a moderator already stays one; the blocked can fall but not rise.
        return ["member", "admin", "blocked admin"].includes(person) ? "done" : "conflict";
      },
    },
  } satisfies Record<Permission, PermissionAct> as Record<Permission, PermissionAct>;
}

/** The entry that hid the post, or what `then` makes of it. */
function readyHiding(
  { findPostRow }: ReturnType<typeof makersFor>,
  then: (entryId: number) => Promise<number> = async (entryId) => entryId,
) {
  return async ({ id }: { id: number }) => {
    const { hiddenEntryId } = (await findPostRow(id)) ?? {};
    return hiddenEntryId ? then(hiddenEntryId) : 0;
  };
}

/** The acts that have no permission of their own: claims, what undoes another act, notes, ignored reports. */
export function furtherActs(db: Database, makers: ReturnType<typeof makersFor>, now: number) {
  const { makeMember, findMemberRow, findCaseRow, newestEntry } = makers;
  const undo = (actor: Viewer, entryId: number) => undoAct(db, actor, { entryId }, now);
  const done = async (outcome: Promise<string>) => ((await outcome) === "done" ? newestEntry() : 0);
  const moderator = () => makeMember({ role: "moderator" });
  /** Done to them when they were a plain member, whatever they are. */
  const asMember = async (memberId: number, act: () => Promise<string>) => {
    const row = await findMemberRow(memberId);
    if (!row) return 0;
    const { role, erasedAt } = row;
    await db.update(members).set({ role: "member", erasedAt: null }).where(eq(members.id, memberId));
    const entryId = await done(act());
    await db.update(members).set({ role, erasedAt }).where(eq(members.id, memberId));
    return entryId || (row.blockEntryId ?? 0);
  };
  const ranked = (rank: Role, person: PersonTarget) =>
    person === "erased" ? "conflict" : isBelow(rank, person) ? "done" : "forbidden";
  const onHidden = { ...nowhere, "own hidden": "forbidden", "another's hidden": "done" };
  const hiddenDenied = { ...onHidden, "another's hidden": "forbidden" };
  const onReported = { ...nowhere, "own reported": "forbidden", "another's reported": "done" };
  const reportedDenied = { ...onReported, "another's reported": "forbidden" };
  const onlyReported = {
    ...notOnOwn,
    "another's": "conflict",
    "another's reported": "done",
    "another's hidden": "conflict",
    "another's blocked": "conflict",
    ...unknown,
  };
  return {
    claim: {
      permission: "report:dismiss",
      from: "moderator",
      onPost: (actor, { id: postId }) => claimCase(db, actor, { postId }, now),
      hears: onlyReported,
      denied: unknown,
    },
    release: {
      permission: "report:dismiss",
      from: "moderator",
      // As they had claimed it while they might.
      ready: async ({ id: postId }, actor) => {
        await db
          .update(cases)
          .set({ claimedById: actor.id, claimedUntil: now + 60_000 })
          .where(and(eq(cases.postId, postId), eq(cases.state, "open")));
        return 0;
      },
      onPost: (actor, { id: postId }) => releaseCase(db, actor, { postId }, now),
      hears: onlyReported,
      denied: unknown,
    },
    "undo of hide": {
      permission: "post:unhide",
      from: "moderator",
      ready: readyHiding(makers),
      onPost: (actor, { before }) => undo(actor, before),
      hears: onHidden,
      denied: hiddenDenied,
    },
    "undo of unhide": {
      permission: "post:hide",
      from: "moderator",
      ready: async ({ id: postId, version }) =>
        done(unhidePost(db, await moderator(), { postId, version, ...grounds }, now)),
      onPost: (actor, { before }) => undo(actor, before),
      hears: onHidden,
      denied: hiddenDenied,
    },
    "undo of dismiss": {
      permission: "report:dismiss",
      from: "moderator",
      ready: async ({ id: postId }) => {
        // As it stood before the block of an actor whose own post it is.
        await db
          .update(cases)
          .set({ state: "open", verdict: null, decidedAt: null, decidedById: null, decidedEntryId: null })
          .where(and(eq(cases.postId, postId), eq(cases.verdict, "block")));
        const { version = 0 } = (await findCaseRow(postId)) ?? {};
        return done(dismissCase(db, await moderator(), { postId, version, ...grounds }, now));
      },
      onPost: (actor, { before }) => undo(actor, before),
      hears: onReported,
      denied: reportedDenied,
    },
    overturn: {
      permission: "appeal:decide",
      from: "moderator",
      ready: readyHiding(makers, async (entryId) => (await makers.makeAppeal(entryId)).id),
      onPost: (actor, { before: appealId }) => overturnAppeal(db, actor, { appealId, note: "" }, now),
      hears: onHidden,
      denied: hiddenDenied,
    },
    "undo of block": {
      permission: "user:unblock",
      from: "moderator",
      readyPerson: (memberId) =>
        asMember(memberId, async () =>
          blockMember(db, await moderator(), { memberId, duration: "1d", ...grounds }, now),
        ),
      onPerson: (actor, _, before) => undo(actor, before),
      hears: ranked,
    },
    "undo of unblock": {
      permission: "user:block",
      from: "moderator",
      readyPerson: (memberId) =>
        asMember(memberId, async () => {
          const admin = await makeMember({ role: "admin" });
          await blockMember(db, admin, { memberId, duration: "1d", ...grounds }, now);
          return unblockMember(db, admin, { memberId, ...grounds }, now);
        }),
      onPerson: (actor, _, before) => undo(actor, before),
      hears: ranked,
    },
    "undo of assign role": {
      permission: "role:assign",
      from: "admin",
      readyPerson: async (memberId) => {
        const row = await findMemberRow(memberId);
        if (!row) return 0;
        // A fall, which the blocked can have, and rise from when they are no longer blocked.
        await db.update(members).set({ role: "admin", erasedAt: null }).where(eq(members.id, memberId));
        const fall = { memberId, role: "member" as const, ...grounds };
        const entryId = await done(assignRole(db, await makeMember({ role: "admin" }), fall, now));
        await db.update(members).set({ erasedAt: row.erasedAt }).where(eq(members.id, memberId));
        return entryId;
      },
      onPerson: (actor, _, before) => undo(actor, before),
      hears: (_, person) => {
        if (person === "self") return "forbidden";
        return person === "erased" || person.startsWith("blocked") ? "conflict" : "done";
      },
    },
    note: {
      permission: "report:read",
      from: "moderator",
      onPerson: (actor, memberId) => addNote(db, actor, { memberId, note: "Spoke to them." }, now),
      hears: (_, person) => (person === "self" ? "forbidden" : person === "erased" ? "conflict" : "done"),
    },
    "ignore reports": {
      permission: "user:block",
      from: "moderator",
      onPerson: (actor, memberId) => ignoreReports(db, actor, { memberId, ignore: true, ...grounds }, now),
      hears: ranked,
    },
  } satisfies Record<string, FurtherAct> as Record<string, FurtherAct>;
}
