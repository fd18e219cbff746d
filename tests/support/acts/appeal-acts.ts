import { grounds, type ActCase, type ActSetup } from "./act-case";
import { overturnAppeal, resetName, sendAppeal, upholdAppeal, warnAuthor } from "./acts";

/** Appeals, and what is decided on them. */
export function appealActs({
  makeMember,
  makePost,
  makeAppeal,
  block,
  newestEntry,
  makeModerator,
  makeReported,
  hide,
  perform,
}: ActSetup) {
  const warn = ({ id: postId }: { id: number }) =>
    perform((db, by, at) => warnAuthor(db, by, { postId, version: 0, ...grounds }, at));
  const reset = ({ id: memberId }: { id: number }) =>
    perform((db, by, at) => resetName(db, by, { memberId, ...grounds }, at));
  return {
    "appeal, of a hidden post": {
      permission: null,
      kind: "appeal.sent",
      changes: ["appeals", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const post = await makePost();
        const entryId = await hide(post);
        return {
          actor: post.author,
          act: (db, actor, now) => sendAppeal(db, actor, { entryId, body: "It was a joke." }, now),
        };
      },
    },
    "appeal, of a warning": {
      permission: null,
      kind: "appeal.sent",
      changes: ["appeals", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const post = await makePost();
        const entryId = await warn(post);
        return {
          actor: post.author,
          act: (db, actor, now) => sendAppeal(db, actor, { entryId, body: "It was a joke." }, now),
        };
      },
    },
    "appeal, of somebody blocked": {
      permission: null,
      kind: "appeal.sent",
      changes: ["appeals", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const actor = await makeMember();
        await block(actor);
        const entryId = await newestEntry();
        return { actor, act: (db, by, now) => sendAppeal(db, by, { entryId, body: "It was not me." }, now) };
      },
    },
    "appeal, of a reset name": {
      permission: null,
      kind: "appeal.sent",
      changes: ["appeals", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const actor = await makeMember();
        const entryId = await reset(actor);
        return { actor, act: (db, by, now) => sendAppeal(db, by, { entryId, body: "It is mine." }, now) };
      },
    },
    uphold: {
      permission: "appeal:decide",
      kind: "appeal.upheld",
      changes: ["appeals", "members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: appealId } = await makeAppeal(await hide(await makeReported()));
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => upholdAppeal(db, actor, { appealId, note: "It stays." }, now),
        };
      },
    },
    "overturn, of a hiding": {
      permission: "appeal:decide",
      kind: "appeal.overturned",
      changes: ["posts", "cases", "reports", "appeals", "members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: appealId } = await makeAppeal(await hide(await makeReported()));
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => overturnAppeal(db, actor, { appealId, note: "Sorry." }, now),
        };
      },
    },
    "overturn, of a warning": {
      permission: "appeal:decide",
      kind: "appeal.overturned",
      changes: ["cases", "reports", "appeals", "members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: appealId } = await makeAppeal(await warn(await makeReported()));
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => overturnAppeal(db, actor, { appealId, note: "Sorry." }, now),
        };
      },
    },
    "overturn, of a reset name": {
      permission: "appeal:decide",
      kind: "appeal.overturned",
      changes: ["members", "appeals", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: appealId } = await makeAppeal(await reset(await makeMember()));
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => overturnAppeal(db, actor, { appealId, note: "Sorry." }, now),
        };
      },
    },
    "overturn, of a block": {
      permission: "appeal:decide",
      kind: "appeal.overturned",
      changes: ["members", "posts", "cases", "reports", "appeals", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        await block((await makeReported()).author);
        const { id: appealId } = await makeAppeal(await newestEntry());
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => overturnAppeal(db, actor, { appealId, note: "Sorry." }, now),
        };
      },
    },
  } satisfies Record<string, ActCase>;
}
