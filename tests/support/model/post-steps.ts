import type { Database } from "~/db/client.server";
import { createPost } from "~/feed/create-post.server";
import { deletePost, reportPost, withdrawReport } from "../acts/acts";
import type { PlazaModel } from "./plaza-model";
import * as rules from "./post-rules";
import { type MakeStep, memberRoles, pick, postIds } from "./step";

/** What members do. */
export function postSteps(db: Database, step: MakeStep) {
  const post = (delay: number, actorIndex: number) =>
    step(`a post by ${actorIndex}`, delay, actorIndex, async (model, actor) => {
      const key = crypto.randomUUID();
      const input = { body: `A post ${key}`, key };
      const made = await createPost(db, actor, input, model.now);
      const expected = rules.createPost(model, actor.id);
      if (made.outcome === "done" && made.postId !== null) rules.addPost(model, made.postId, actor.id);
      return [expected, made.outcome];
    });

  const report = (delay: number, actorIndex: number, index: number, reason: "spam" | "hate" | "illegal") =>
    step(`a report of ${index} for ${reason} by ${actorIndex}`, delay, actorIndex, async (model, actor) => {
      const others = model.visible().filter((id) => model.posts.get(id)?.author !== actor.id);
      const postId = pick(others, postIds(model), index) ?? 0;
      const expected = rules.reportPost(model, actor.id, postId, reason);
      return [expected, await reportPost(db, actor, { postId, reason, note: "" }, model.now)];
    });

  const remove = (delay: number, index: number) => {
    const chosen = (model: PlazaModel) => postIds(model)[index % Math.max(1, model.posts.size)] ?? 0;
    const author = (model: PlazaModel) => model.posts.get(chosen(model))?.author;
    return step(
      `deletion of ${index}`,
      delay,
      index % 5 ? author : index % memberRoles.length,
      async (model, actor) => [
        rules.deletePost(model, actor.id, chosen(model)),
        await deletePost(db, actor, { postId: chosen(model) }, model.now),
      ],
    );
  };

  const withdraw = (delay: number, index: number) => {
    const chosen = (model: PlazaModel) => openReports(model)[index % Math.max(1, openReports(model).length)];
    const reporter = (model: PlazaModel) => chosen(model)?.by;
    return step(
      `withdrawal ${index}`,
      delay,
      index % 7 ? reporter : index % memberRoles.length,
      async (model, actor) => {
        const postId = chosen(model)?.post ?? 0;
        return [
          rules.withdrawReport(model, actor.id, postId),
          await withdrawReport(db, actor, { postId }, model.now),
        ];
      },
    );
  };

  return { post, report, remove, withdraw };
}

const openReports = ({ reports }: PlazaModel) =>
  [...reports].flatMap(([post, all]) =>
    all.filter(({ outcome }) => outcome === null).map(({ by }) => ({ post, by })),
  );
