import type { Permission } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { createPost } from "~/feed/create-post.server";
import type { makersFor } from "../database/makers";
import {
  assignRole,
  blockMember,
  deletePost,
  dismissCase,
  hidePost,
  reportPost,
  resetName,
  unblockMember,
  unhidePost,
  warnAuthor,
  upholdAppeal,
} from "./acts";
import {
  forbiddenOnOwn,
  grounds,
  isBelow,
  notFoundEverywhere,
  notFoundIfGone,
  type PermissionCase,
  type PostTarget,
  postTargets,
  prepareHiding,
} from "./permission-case";

/** An act for each permission, with its expected outcomes: a new permission without a row here is a type error. */
export function permissionActs(db: Database, makers: ReturnType<typeof makersFor>, now: number) {
  const appealAgainstHiding = prepareHiding(makers, async (entryId) => (await makers.makeAppeal(entryId)).id);
  /** To whom it does not belong, what is not visible was never there. */
  const invisible = { "another's hidden": "not-found", "another's blocked": "not-found", ...notFoundIfGone };
  return {
    "post:create": {
      from: "member",
      onPost: async (actor) =>
        (await createPost(db, actor, { body: "Mine", key: crypto.randomUUID() }, now)).outcome,
      outcomes: Object.fromEntries(postTargets.map((target) => [target, "done"])) as Record<
        PostTarget,
        string
      >,
    },
    "post:delete:own": {
      from: "member",
      onPost: (actor, { id }) => deletePost(db, actor, { postId: id }, now),
      outcomes: {
        own: "done",
        "own reported": "done",
        "own hidden": "done",
        "another's": "forbidden",
        "another's reported": "forbidden",
        ...invisible,
      },
      deniedOutcomes: invisible,
    },
    "post:report": {
      from: "member",
      onPost: (actor, { id: postId }) => reportPost(db, actor, { postId, ...grounds }, now),
      outcomes: {
        own: "forbidden",
        "own reported": "forbidden",
        "own hidden": "not-found",
        "another's": "done",
        "another's reported": "done",
        "another's hidden": "not-found",
        "another's blocked": "not-found",
        ...notFoundIfGone,
      },
    },
    "report:read": { from: "moderator", readOnly: true },
    "report:dismiss": {
      from: "moderator",
      onPost: (actor, { id: postId, version }) =>
        dismissCase(db, actor, { postId, version, ...grounds }, now),
      outcomes: {
        ...forbiddenOnOwn,
        "another's": "conflict",
        "another's reported": "done",
        "another's hidden": "conflict",
        "another's blocked": "conflict",
        deleted: "conflict",
        missing: "not-found",
      },
      deniedOutcomes: notFoundIfGone,
    },
    "post:hide": {
      from: "moderator",
      onPost: (actor, { id: postId, version }) => hidePost(db, actor, { postId, version, ...grounds }, now),
      outcomes: {
        ...forbiddenOnOwn,
        "another's": "done",
        "another's reported": "done",
        "another's hidden": "conflict",
        "another's blocked": "done",
        deleted: "done",
        missing: "not-found",
      },
      deniedOutcomes: notFoundIfGone,
    },
    "post:unhide": {
      from: "moderator",
      onPost: (actor, { id: postId, version }) => unhidePost(db, actor, { postId, version, ...grounds }, now),
      outcomes: {
        ...forbiddenOnOwn,
        "another's": "conflict",
        "another's reported": "conflict",
        "another's hidden": "done",
        "another's blocked": "conflict",
        deleted: "conflict",
        missing: "not-found",
      },
      deniedOutcomes: notFoundIfGone,
    },
    "post:warn": {
      from: "moderator",
      onPost: (actor, { id: postId, version }) => warnAuthor(db, actor, { postId, version, ...grounds }, now),
      outcomes: {
        ...forbiddenOnOwn,
        "another's": "done",
        "another's reported": "done",
        "another's hidden": "conflict",
        "another's blocked": "done",
        deleted: "done",
        missing: "not-found",
      },
      deniedOutcomes: notFoundIfGone,
    },
    "user:block": {
      from: "moderator",
      onMember: (actor, memberId) => blockMember(db, actor, { memberId, duration: "1d", ...grounds }, now),
      outcomes: (actorRole, target) => {
        if (target === "erased") return "conflict";
        return !isBelow(actorRole, target) ? "forbidden" : target.startsWith("blocked") ? "conflict" : "done";
      },
    },
    "user:unblock": {
      from: "moderator",
      onMember: (actor, memberId) => unblockMember(db, actor, { memberId, ...grounds }, now),
      outcomes: (actorRole, target) => {
        if (target === "erased") return "conflict";
        return !isBelow(actorRole, target) ? "forbidden" : target.startsWith("blocked") ? "done" : "conflict";
      },
    },
    "name:reset": {
      from: "moderator",
      onMember: (actor, memberId) => resetName(db, actor, { memberId, ...grounds }, now),
      outcomes: (actorRole, target) => {
        if (target === "erased") return "conflict";
        return isBelow(actorRole, target) ? "done" : "forbidden";
      },
    },
    "appeal:decide": {
      from: "moderator",
      prepare: appealAgainstHiding,
      onPost: (actor, { preparedId: appealId }) => upholdAppeal(db, actor, { appealId, note: "" }, now),
      outcomes: { ...notFoundEverywhere, "own hidden": "forbidden", "another's hidden": "done" },
      deniedOutcomes: { ...notFoundEverywhere, "own hidden": "forbidden", "another's hidden": "forbidden" },
    },
    "log:read": { from: "moderator", readOnly: true },
    "metrics:read": { from: "moderator", readOnly: true },
    "user:list": { from: "admin", readOnly: true },
    "role:assign": {
      from: "admin",
      onMember: (actor, memberId) => assignRole(db, actor, { memberId, role: "moderator", ...grounds }, now),
      outcomes: (_, target) => {
        if (target === "self") return "forbidden";
        // Who is a moderator already is a conflict; the blocked can be demoted but not promoted.
        return ["member", "admin", "blocked admin"].includes(target) ? "done" : "conflict";
      },
    },
  } satisfies Record<Permission, PermissionCase> as Record<Permission, PermissionCase>;
}
