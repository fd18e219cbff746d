import { grounds, type ActCase, type ActSetup } from "./act-case";
import {
  addNote,
  assignRole,
  blockMember,
  chooseName,
  deleteAccount,
  ignoreReports,
  resetName,
  unblockMember,
} from "./acts";

/** What moderators and admins do with a member. */
export function memberActs({
  makeMember,
  makePost,
  makeReport,
  makeSession,
  makeAppeal,
  block,
  newestEntry,
  makeModerator,
  makeAdmin,
  perform,
}: ActSetup) {
  return {
    block: {
      permission: "user:block",
      kind: "user.blocked",
      changes: ["members", "posts", "cases", "reports", "sessions", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id, author } = await makePost();
        await makeReport({ id });
        await makeSession(author);
        return {
          actor: await makeModerator(),
          act: (db, actor, now) =>
            blockMember(db, actor, { memberId: author.id, duration: "7d", ...grounds }, now),
        };
      },
    },
    unblock: {
      permission: "user:unblock",
      kind: "user.unblocked",
      changes: ["members", "posts", "cases", "reports", "appeals", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id, author } = await makePost();
        await makeReport({ id });
        await block(author);
        await makeAppeal(await newestEntry());
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => unblockMember(db, actor, { memberId: author.id, ...grounds }, now),
        };
      },
    },
    "choose a name": {
      permission: null,
      kind: "name.changed",
      changes: ["members", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => ({
        actor: await makeMember(),
        act: (db, actor, now) => chooseName(db, actor, { name: "Ada Lovelace", siteName: "Agora" }, now),
      }),
    },
    "delete account": {
      permission: null,
      kind: "account.deleted",
      changes: [
        "members",
        "identities",
        "sessions",
        "posts",
        "appeals",
        "notices",
        "reset_names",
        "blocked_identities",
        "log",
        "period_figures",
      ],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id, author } = await makePost();
        await makeReport({ id });
        await perform((db, by, at) => resetName(db, by, { memberId: author.id, ...grounds }, at));
        await block(author);
        await makeAppeal(await newestEntry());
        await makeSession(author);
        return {
          actor: author,
          act: (db, actor, now) => deleteAccount(db, actor, { tokenKey: btoa("k".repeat(32)) }, now),
        };
      },
    },
    "reset name": {
      permission: "name:reset",
      kind: "name.reset",
      changes: ["members", "reset_names", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: memberId } = await makeMember();
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => resetName(db, actor, { memberId, ...grounds }, now),
        };
      },
    },
    "assign role": {
      permission: "role:assign",
      kind: "role.assigned",
      changes: ["members", "notices", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const { id: memberId } = await makeMember();
        return {
          actor: await makeAdmin(),
          act: (db, actor, now) => assignRole(db, actor, { memberId, role: "moderator", ...grounds }, now),
        };
      },
    },
    note: {
      permission: "report:read",
      kind: "note.added",
      changes: ["log", "period_figures"],
      repeatOutcomes: null,
      prepare: async () => {
        const { id: memberId } = await makeMember();
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => addNote(db, actor, { memberId, note: "Spoke to them." }, now),
        };
      },
    },
    "ignore reports": {
      permission: "user:block",
      kind: "reports.ignored",
      changes: ["members", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const input = { memberId: (await makeMember()).id, ignore: true, ...grounds };
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => ignoreReports(db, actor, input, now),
        };
      },
    },
    "heed reports": {
      permission: "user:block",
      kind: "reports.heeded",
      changes: ["members", "log", "period_figures"],
      repeatOutcomes: ["done"],
      prepare: async () => {
        const input = { memberId: (await makeMember()).id, ...grounds };
        await perform((db, by, at) => ignoreReports(db, by, { ...input, ignore: true }, at));
        return {
          actor: await makeModerator(),
          act: (db, actor, now) => ignoreReports(db, actor, { ...input, ignore: false }, now),
        };
      },
    },
  } satisfies Record<string, ActCase>;
}
