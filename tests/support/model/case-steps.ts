import type { Database } from "~/db/client.server";
import { dismissCases } from "~/moderation/cases/decisions/dismiss-case.server";
import { hidePosts } from "~/moderation/cases/decisions/hide-post.server";
import { warnAuthors } from "~/moderation/cases/decisions/warn-author.server";
import { claimCase, dismissCase, hidePost, releaseCase, unhidePost, warnAuthor } from "../acts/acts";
import * as rules from "./case-rules";
import type { PlazaModel } from "./plaza-model";
import { grounds, type MakeStep, pick, postIds } from "./step";

const decisions = { hide: hidePost, unhide: unhidePost, warn: warnAuthor, dismiss: dismissCase };
const bulkDecisions = { hide: hidePosts, warn: warnAuthors, dismiss: dismissCases };
export const bulkVerdicts = ["hide", "warn", "dismiss"] as const;

/** What moderators do with posts and their cases. */
export function caseSteps(db: Database, step: MakeStep) {
  const decision =
    (verdict: keyof typeof decisions) =>
    (delay: number, actorIndex: number, index: number, versionOffset: number) =>
      step(
        `${verdict} of ${index} (version ${versionOffset}) by ${actorIndex}`,
        delay,
        actorIndex,
        async (model, actor) => {
          const shown = postIds(model).filter((id) => !model.posts.get(id)?.hiddenBy);
          const likely = {
            hide: shown,
            unhide: hiddenPosts(model),
            warn: shown,
            dismiss: openCases(model),
          }[verdict];
          const postId = pick(likely, postIds(model), index) ?? 0;
          const version = model.version(postId) + versionOffset;
          const expected = rules.decideCase(model, verdict, actor.id, postId, version);
          return [expected, await decisions[verdict](db, actor, { postId, version, ...grounds }, model.now)];
        },
      );

  const bulk = (
    delay: number,
    actorIndex: number,
    verdict: (typeof bulkVerdicts)[number],
    chosen: [index: number, versionOffset: number][],
  ) =>
    step(
      `bulk ${verdict} of ${chosen.join("; ")} by ${actorIndex}`,
      delay,
      actorIndex,
      async (model, actor) => {
        const versions = new Map(
          chosen.map(([index, versionOffset]) => {
            const postId = pick(openCases(model), postIds(model), index) ?? 0;
            return [postId, model.version(postId) + versionOffset];
          }),
        );
        const cases = [...versions].map(([postId, version]) => ({ postId, version }));
        const results = await bulkDecisions[verdict](db, actor, { ...grounds, cases }, model.now);
        const expected = rules.decideCases(model, verdict, actor.id, [...versions]);
        return [expected, results.map(({ outcome }) => outcome)];
      },
    );

  const claim = (delay: number, actorIndex: number, index: number) =>
    step(`claim of ${index} by ${actorIndex}`, delay, actorIndex, async (model, actor) => {
      const postId = pick(openCases(model), postIds(model), index) ?? 0;
      return [rules.claimCase(model, actor.id, postId), await claimCase(db, actor, { postId }, model.now)];
    });

  const release = (delay: number, index: number, actorIndex: number) => {
    const claimed = ({ cases }: PlazaModel) => [...cases].filter(([, found]) => found.claim);
    const chosen = (model: PlazaModel) => claimed(model)[index % Math.max(1, claimed(model).length)];
    const holder = (model: PlazaModel) => chosen(model)?.[1].claim?.by;
    return step(`release ${index}`, delay, index % 4 ? holder : actorIndex, async (model, actor) => {
      const postId = chosen(model)?.[0] ?? 0;
      return [
        rules.releaseCase(model, actor.id, postId),
        await releaseCase(db, actor, { postId }, model.now),
      ];
    });
  };

  return { decision, bulk, claim, release };
}

const hiddenPosts = (model: PlazaModel) => postIds(model).filter((id) => model.posts.get(id)?.hiddenBy);
const openCases = (model: PlazaModel) => postIds(model).filter((id) => model.cases.get(id)?.open);
