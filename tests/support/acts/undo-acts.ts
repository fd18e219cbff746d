import { grounds, type Act, type ActCase, type ActSetup } from "./act-case";
import { assignRole, dismissCase, resetName, unblockMember, undoAct, unhidePost, warnAuthor } from "./acts";

/** The undoing of each reversible act. */
export function undoActs({
  makeMember,
  makePost,
  makeSession,
  makeAppeal,
  block,
  newestEntry,
  makeModerator,
  makeAdmin,
  makeReported,
  perform,
  hide,
}: ActSetup) {
  const undo =
    (entryId: number): Act =>
    (db, actor, now) =>
      undoAct(db, actor, { entryId }, now);
  return {
    "undo of hide": {
      permission: "post:unhide",
      kind: "act.undone",
      changes: ["posts", "cases", "reports", "appeals", "members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const entryId = await hide(await makeReported());
        await makeAppeal(entryId);
        return { actor: await makeModerator(), act: undo(entryId) };
      },
    },
    "undo of unhide": {
      permission: "post:hide",
      kind: "act.undone",
      changes: ["posts", "cases", "appeals", "members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: postId } = await makePost();
        await makeAppeal(await hide({ id: postId }));
        const entryId = await perform((db, by, at) =>
          unhidePost(db, by, { postId, version: 1, ...grounds }, at),
        );
        return { actor: await makeModerator(), act: undo(entryId) };
      },
    },
    "undo of warn": {
      permission: "post:warn",
      kind: "act.undone",
      changes: ["cases", "reports", "appeals", "members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: postId } = await makeReported();
        const entryId = await perform((db, by, at) =>
          warnAuthor(db, by, { postId, version: 0, ...grounds }, at),
        );
        await makeAppeal(entryId);
        return { actor: await makeModerator(), act: undo(entryId) };
      },
    },
    "undo of dismiss": {
      permission: "report:dismiss",
      kind: "act.undone",
      changes: ["cases", "reports", "members", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: postId } = await makeReported();
        const entryId = await perform((db, by, at) =>
          dismissCase(db, by, { postId, version: 0, ...grounds }, at),
        );
        return { actor: await makeModerator(), act: undo(entryId) };
      },
    },
    "undo of block": {
      permission: "user:unblock",
      kind: "act.undone",
      changes: ["members", "posts", "cases", "reports", "appeals", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        await block((await makeReported()).author);
        const entryId = await newestEntry();
        await makeAppeal(entryId);
        return { actor: await makeModerator(), act: undo(entryId) };
      },
    },
    "undo of unblock": {
      permission: "user:block",
      kind: "act.undone",
      changes: [
        "members",
        "posts",
        "cases",
        "reports",
        "appeals",
        "sessions",
        "notices",
        "log",
        "period_figures",
      ],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { author } = await makeReported();
        await block(author);
        await makeAppeal(await newestEntry());
        const entryId = await perform((db, by, at) =>
          unblockMember(db, by, { memberId: author.id, ...grounds }, at),
        );
        await makeSession(author);
        return { actor: await makeModerator(), act: undo(entryId) };
      },
    },
    "undo of reset name": {
      permission: "name:reset",
      kind: "act.undone",
      changes: ["members", "appeals", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: memberId } = await makeMember();
        const entryId = await perform((db, by, at) => resetName(db, by, { memberId, ...grounds }, at));
        await makeAppeal(entryId);
        return { actor: await makeModerator(), act: undo(entryId) };
      },
    },
    "undo of assign role": {
      permission: "role:assign",
      kind: "act.undone",
      changes: ["members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: memberId } = await makeMember();
        const raise = { memberId, role: "moderator" as const, ...grounds };
        const entryId = await perform((db, by, at) => assignRole(db, by, raise, at), await makeAdmin());
        return { actor: await makeAdmin(), act: undo(entryId) };
      },
    },
  } satisfies Record<string, ActCase>;
}
