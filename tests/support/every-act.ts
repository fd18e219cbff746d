import type { Permission, Viewer } from "~/accounts/permissions";
import { assignRole } from "~/accounts/assign-role.server";
import type { Database } from "~/db/client.server";
import type { LogKind } from "~/db/schema.server";
import { createPost } from "~/feed/create-post.server";
import { deletePost } from "~/feed/delete-post.server";
import { blockUser } from "~/moderation/block-user.server";
import { dismissCase } from "~/moderation/dismiss-case.server";
import { hidePost } from "~/moderation/hide-post.server";
import { reportPost } from "~/moderation/report-post.server";
import { unblockUser } from "~/moderation/unblock-user.server";
import { unhidePost } from "~/moderation/unhide-post.server";
import type { makersFor } from "./makers";

type Makers = ReturnType<typeof makersFor>;

/** An act that is ready to be done, on things made for it alone. */
type Ready = {
  actor: Viewer;
  act: (db: Database, actor: Viewer, now: number) => Promise<string>;
};

type EveryAct = {
  permission: Permission;
  kind: LogKind;
  /** The tables it changes: wherever it is stopped, nothing may remain. */
  changes: string[];
  /** What those hear who ask for the same at the same moment, but too late. */
  tooLate: string[];
  make: () => Promise<Ready>;
};

const grounds = { reason: "spam" as const, note: "said why" };

/** Every act that changes anything, each with all that it needs in place, so that a rule for all is tested on all. */
export function everyAct({ makeMember, makePost, makeReport, makeSession, block }: Makers) {
  const moderator = () => makeMember({ role: "moderator" });
  return {
    post: {
      permission: "post:create",
      kind: "post.created",
      changes: ["posts", "log"],
      tooLate: ["done"],
      make: async () => {
        const post = { body: "A post", key: crypto.randomUUID() };
        return {
          actor: await makeMember(),
          act: async (db, actor, now) => (await createPost(db, actor, post, now)).outcome,
        };
      },
    },
    delete: {
      permission: "post:delete:own",
      kind: "post.deleted",
      changes: ["posts", "log"],
      tooLate: ["done", "not-found"],
      make: async () => {
        const { id, author } = await makePost();
        return { actor: author, act: (db, actor, now) => deletePost(db, actor, id, now) };
      },
    },
    report: {
      permission: "post:report",
      kind: "post.reported",
      changes: ["cases", "reports", "log"],
      tooLate: ["already"],
      make: async () => {
        const { id: postId } = await makePost();
        return {
          actor: await makeMember(),
          act: (db, actor, now) => reportPost(db, actor, { postId, reason: "hate", note: "" }, now),
        };
      },
    },
    hide: {
      permission: "post:hide",
      kind: "post.hidden",
      changes: ["posts", "cases", "reports", "log"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: postId } = await makePost();
        await makeReport({ id: postId });
        return {
          actor: await moderator(),
          act: (db, actor, now) => hidePost(db, actor, { postId, version: 0, ...grounds }, now),
        };
      },
    },
    unhide: {
      permission: "post:unhide",
      kind: "post.unhidden",
      changes: ["posts", "cases", "log"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: postId } = await makePost({ hidden: true });
        return {
          actor: await moderator(),
          act: (db, actor, now) => unhidePost(db, actor, { postId, version: 1, ...grounds }, now),
        };
      },
    },
    dismiss: {
      permission: "report:dismiss",
      kind: "report.dismissed",
      changes: ["cases", "reports", "log"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: postId } = await makePost();
        await makeReport({ id: postId });
        return {
          actor: await moderator(),
          act: (db, actor, now) => dismissCase(db, actor, { postId, version: 0, ...grounds }, now),
        };
      },
    },
    block: {
      permission: "user:block",
      kind: "user.blocked",
      changes: ["members", "posts", "cases", "reports", "sessions", "log"],
      tooLate: ["conflict"],
      make: async () => {
        const { id, author } = await makePost();
        await makeReport({ id });
        await makeSession(author);
        return {
          actor: await moderator(),
          act: (db, actor, now) =>
            blockUser(db, actor, { memberId: author.id, duration: "7d", ...grounds }, now),
        };
      },
    },
    unblock: {
      permission: "user:unblock",
      kind: "user.unblocked",
      changes: ["members", "posts", "cases", "reports", "log"],
      tooLate: ["conflict"],
      make: async () => {
        const { id, author } = await makePost();
        await makeReport({ id });
        await block(author);
        return {
          actor: await moderator(),
          act: (db, actor, now) => unblockUser(db, actor, { memberId: author.id, ...grounds }, now),
        };
      },
    },
    "assign role": {
      permission: "role:assign",
      kind: "role.assigned",
      changes: ["members", "log"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: memberId } = await makeMember();
        return {
          actor: await makeMember({ role: "admin" }),
          act: (db, actor, now) => assignRole(db, actor, { memberId, role: "moderator", ...grounds }, now),
        };
      },
    },
  } satisfies Record<string, EveryAct> as Record<string, EveryAct>;
}
