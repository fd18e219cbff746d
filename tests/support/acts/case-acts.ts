import { grounds, type ActCase, type ActSetup } from "./act-case";
import { claimCase, dismissCase, hidePost, releaseCase, unhidePost, warnAuthor } from "./acts";

/** What moderators do with a post and its case. */
export function caseActs({
  makePost,
  makeReport,
  makeAppeal,
  makeModerator,
  makeReported,
  perform,
  hide,
}: ActSetup) {
  return {
    hide: {
      permission: "post:hide",
      kind: "post.hidden",
      changes: ["posts", "cases", "reports", "members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: postId } = await makePost();
        await makeReport({ id: postId });
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => hidePost(db, actor, { postId, version: 0, ...grounds }, now),
        };
      },
    },
    unhide: {
      permission: "post:unhide",
      kind: "post.unhidden",
      changes: ["posts", "cases", "appeals", "members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: postId } = await makePost();
        await makeAppeal(await hide({ id: postId }));
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => unhidePost(db, actor, { postId, version: 1, ...grounds }, now),
        };
      },
    },
    warn: {
      permission: "post:warn",
      kind: "post.warned",
      changes: ["cases", "reports", "members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: postId } = await makePost();
        await makeReport({ id: postId });
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => warnAuthor(db, actor, { postId, version: 0, ...grounds }, now),
        };
      },
    },
    dismiss: {
      permission: "report:dismiss",
      kind: "report.dismissed",
      changes: ["cases", "reports", "members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: postId } = await makePost();
        await makeReport({ id: postId });
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => dismissCase(db, actor, { postId, version: 0, ...grounds }, now),
        };
      },
    },
    claim: {
      permission: "report:dismiss",
      kind: "case.claimed",
      changes: ["cases", "log", "period_figures"],
      repeatOutcomes: ["renewed"],
      prepare: async () => {
        const { id: postId } = await makeReported();
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => claimCase(db, actor, { postId }, now),
        };
      },
    },
    release: {
      permission: "report:dismiss",
      kind: "case.released",
      changes: ["cases", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: postId } = await makeReported();
        const actor = await makeModerator();
        await perform((db, by, at) => claimCase(db, by, { postId }, at), actor);
        return { actor, act: (db, by, now) => releaseCase(db, by, { postId }, now) };
      },
    },
  } satisfies Record<string, ActCase>;
}
