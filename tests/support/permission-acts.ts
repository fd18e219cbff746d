import { assignRole } from "~/accounts/assign-role.server";
import { type Permission, type Role, roles, type Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { createPost } from "~/feed/create-post.server";
import { deletePost } from "~/feed/delete-post.server";
import { blockUser } from "~/moderation/block-user.server";
import { dismissCase } from "~/moderation/dismiss-case.server";
import { hidePost } from "~/moderation/hide-post.server";
import { reportPost } from "~/moderation/report-post.server";
import { unblockUser } from "~/moderation/unblock-user.server";
import { unhidePost } from "~/moderation/unhide-post.server";

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

type Target = { id: number; version: number };

/** `hears`: what those hear whom the permission allows. `denied`: what the others hear where it is not "forbidden". */
type PermissionAct =
  | { from: Role; reads: true }
  | {
      from: Role;
      onPost: (actor: Viewer, post: Target) => Promise<string>;
      hears: Record<PostTarget, string>;
      denied?: Partial<Record<PostTarget, string>>;
    }
  | {
      from: Role;
      onPerson: (actor: Viewer, memberId: number) => Promise<string>;
      hears: (rank: Role, person: PersonTarget) => string;
    };

const grounds = { reason: "spam" as const, note: "" };
const unknown = { deleted: "not-found", missing: "not-found" };
const notOnOwn = { own: "forbidden", "own reported": "forbidden", "own hidden": "forbidden" };
const isBelow = (rank: Role, person: PersonTarget) =>
  roles.indexOf(person.replace("blocked ", "") as Role) < roles.indexOf(rank) && person !== "self";

/** An act for each permission there is, with what comes of it: a new permission without a row here is an error. */
export function permissionActs(db: Database, now: number) {
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
      onPerson: (actor, memberId) => blockUser(db, actor, { memberId, duration: "1d", ...grounds }, now),
      hears: (rank, person) =>
        !isBelow(rank, person) ? "forbidden" : person.startsWith("blocked") ? "conflict" : "done",
    },
    "user:unblock": {
      from: "moderator",
      onPerson: (actor, memberId) => unblockUser(db, actor, { memberId, ...grounds }, now),
      hears: (rank, person) =>
        !isBelow(rank, person) ? "forbidden" : person.startsWith("blocked") ? "done" : "conflict",
    },
    "appeal:decide": { from: "moderator", reads: true },
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
