import { createPost } from "~/feed/create-post.server";
import type { ActCase, ActSetup } from "./act-case";
import { deletePost, reportPost, withdrawReport } from "./acts";

/** What members do with posts. */
export function postActs({ makeMember, makePost, makeReport, makeReported }: ActSetup) {
  return {
    post: {
      permission: "post:create",
      kind: "post.created",
      changes: ["posts", "members", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
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
      changes: ["posts", "members", "cases", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id, author } = await makeReported();
        return { actor: author, act: (db, actor, now) => deletePost(db, actor, { postId: id }, now) };
      },
    },
    report: {
      permission: "post:report",
      kind: "post.reported",
      changes: ["cases", "reports", "log", "period_figures"],
      repeatOutcomes: ["already"],
      prepare: async () => {
        const { id: postId } = await makePost();
        return {
          actor: await makeMember(),
          act: (db, actor, now) => reportPost(db, actor, { postId, reason: "hate", note: "" }, now),
        };
      },
    },
    withdraw: {
      permission: "post:report",
      kind: "report.withdrawn",
      changes: ["cases", "reports", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: postId } = await makePost();
        const actor = await makeReport({ id: postId });
        return { actor, act: (db, by, now) => withdrawReport(db, by, { postId }, now) };
      },
    },
  } satisfies Record<string, ActCase>;
}
