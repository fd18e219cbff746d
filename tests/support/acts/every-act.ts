import type { Permission, Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import type { LogKind } from "~/db/vocabulary";
import { createPost } from "~/feed/create-post.server";
import { deletePost } from "~/feed/delete-post.server";
import { sendAppeal } from "~/moderation/appeals/send-appeal.server";
import { reportPost } from "~/moderation/reports/report-post.server";
import { withdrawReport } from "~/moderation/reports/withdraw-report.server";
import type { makersFor } from "../database/makers";
import {
  addNote,
  assignRole,
  blockMember,
  claimCase,
  dismissCase,
  hidePost,
  ignoreReports,
  overturnAppeal,
  releaseCase,
  unblockMember,
  undoAct,
  unhidePost,
  upholdAppeal,
} from "./acts";

type Makers = ReturnType<typeof makersFor>;

/** An act that is ready to be done, on things made for it alone. */
type Ready = {
  actor: Viewer;
  act: (db: Database, actor: Viewer, now: number) => Promise<string>;
};

type EveryAct = {
  /** Null for what everybody may, also while blocked. */
  permission: Permission | null;
  kind: LogKind;
  /** The tables it changes: wherever it is stopped, nothing may remain. */
  changes: string[];
  /** What those hear who ask for the same at the same moment, but too late; null where each asking is an act of its own. */
  tooLate: string[] | null;
  make: () => Promise<Ready>;
};

const grounds = { reason: "spam" as const, note: "said why" };

/** Every act that changes anything, each with all that it needs in place, so that a rule for all is tested on all. */
export function everyAct(db: Database, makers: Makers) {
  const { makeMember, makePost, makeReport, makeSession, makeAppeal, block, newestEntry } = makers;
  const moderator = () => makeMember({ role: "moderator" });
  const admin = () => makeMember({ role: "admin" });
  const makeReported = async () => {
    const post = await makePost();
    await makeReport(post);
    return post;
  };
  /** Done a while ago by somebody else; gives the entry. */
  async function done(
    act: (db: Database, actor: Viewer, at: number) => Promise<string>,
    by = moderator(),
  ): Promise<number> {
    const outcome = await act(db, await by, Date.now() - 60_000);
    if (outcome !== "done") throw new Error(`what is to be undone came out as ${outcome}`);
    return newestEntry();
  }
  const undo =
    (entryId: number): Ready["act"] =>
    (on, actor, now) =>
      undoAct(on, actor, { entryId }, now);
  const hide = ({ id: postId }: { id: number }) =>
    done((on, by, at) => hidePost(on, by, { postId, version: 0, ...grounds }, at));
  return {
    post: {
      permission: "post:create",
      kind: "post.created",
      changes: ["posts", "members", "log", "figures"],
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
      changes: ["posts", "members", "cases", "log", "figures"],
      tooLate: ["done", "not-found"],
      make: async () => {
        const { id, author } = await makeReported();
        return { actor: author, act: (db, actor, now) => deletePost(db, actor, id, now) };
      },
    },
    report: {
      permission: "post:report",
      kind: "post.reported",
      changes: ["cases", "reports", "log", "figures"],
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
      changes: ["posts", "cases", "reports", "members", "notices", "log", "figures"],
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
      changes: ["posts", "cases", "appeals", "members", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: postId } = await makePost();
        await makeAppeal(await hide({ id: postId }));
        return {
          actor: await moderator(),
          act: (db, actor, now) => unhidePost(db, actor, { postId, version: 1, ...grounds }, now),
        };
      },
    },
    dismiss: {
      permission: "report:dismiss",
      kind: "report.dismissed",
      changes: ["cases", "reports", "members", "notices", "log", "figures"],
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
      changes: ["members", "posts", "cases", "reports", "sessions", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { id, author } = await makePost();
        await makeReport({ id });
        await makeSession(author);
        return {
          actor: await moderator(),
          act: (db, actor, now) =>
            blockMember(db, actor, { memberId: author.id, duration: "7d", ...grounds }, now),
        };
      },
    },
    unblock: {
      permission: "user:unblock",
      kind: "user.unblocked",
      changes: ["members", "posts", "cases", "reports", "appeals", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { id, author } = await makePost();
        await makeReport({ id });
        await block(author);
        await makeAppeal(await newestEntry());
        return {
          actor: await moderator(),
          act: (db, actor, now) => unblockMember(db, actor, { memberId: author.id, ...grounds }, now),
        };
      },
    },
    "assign role": {
      permission: "role:assign",
      kind: "role.assigned",
      changes: ["members", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: memberId } = await makeMember();
        return {
          actor: await makeMember({ role: "admin" }),
          act: (db, actor, now) => assignRole(db, actor, { memberId, role: "moderator", ...grounds }, now),
        };
      },
    },
    "undo of hide": {
      permission: "post:unhide",
      kind: "act.undone",
      changes: ["posts", "cases", "reports", "appeals", "members", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const entryId = await hide(await makeReported());
        await makeAppeal(entryId);
        return { actor: await moderator(), act: undo(entryId) };
      },
    },
    "undo of unhide": {
      permission: "post:hide",
      kind: "act.undone",
      changes: ["posts", "cases", "appeals", "members", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: postId } = await makePost();
        await makeAppeal(await hide({ id: postId }));
        const entryId = await done((on, by, at) =>
          unhidePost(on, by, { postId, version: 1, ...grounds }, at),
        );
        return { actor: await moderator(), act: undo(entryId) };
      },
    },
    "undo of dismiss": {
      permission: "report:dismiss",
      kind: "act.undone",
      changes: ["cases", "reports", "members", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: postId } = await makeReported();
        const entryId = await done((on, by, at) =>
          dismissCase(on, by, { postId, version: 0, ...grounds }, at),
        );
        return { actor: await moderator(), act: undo(entryId) };
      },
    },
    "undo of block": {
      permission: "user:unblock",
      kind: "act.undone",
      changes: ["members", "posts", "cases", "reports", "appeals", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        await block((await makeReported()).author);
        const entryId = await newestEntry();
        await makeAppeal(entryId);
        return { actor: await moderator(), act: undo(entryId) };
      },
    },
    "undo of unblock": {
      permission: "user:block",
      kind: "act.undone",
      changes: ["members", "posts", "cases", "reports", "appeals", "sessions", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { author } = await makeReported();
        await block(author);
        await makeAppeal(await newestEntry());
        const entryId = await done((on, by, at) =>
          unblockMember(on, by, { memberId: author.id, ...grounds }, at),
        );
        await makeSession(author);
        return { actor: await moderator(), act: undo(entryId) };
      },
    },
    "undo of assign role": {
      permission: "role:assign",
      kind: "act.undone",
      changes: ["members", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: memberId } = await makeMember();
        const raise = { memberId, role: "moderator" as const, ...grounds };
        const entryId = await done((on, by, at) => assignRole(on, by, raise, at), admin());
        return { actor: await admin(), act: undo(entryId) };
      },
    },
    claim: {
      permission: "report:dismiss",
      kind: "case.claimed",
      changes: ["cases", "log", "figures"],
      tooLate: ["renewed"],
      make: async () => {
        const { id: postId } = await makeReported();
        return { actor: await moderator(), act: (on, actor, now) => claimCase(on, actor, { postId }, now) };
      },
    },
    release: {
      permission: "report:dismiss",
      kind: "case.released",
      changes: ["cases", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: postId } = await makeReported();
        const actor = await moderator();
        await done((on, by, at) => claimCase(on, by, { postId }, at), Promise.resolve(actor));
        return { actor, act: (on, by, now) => releaseCase(on, by, { postId }, now) };
      },
    },
    withdraw: {
      permission: "post:report",
      kind: "report.withdrawn",
      changes: ["cases", "reports", "log", "figures"],
      tooLate: ["nothing"],
      make: async () => {
        const { id: postId } = await makePost();
        const actor = await makeReport({ id: postId });
        return { actor, act: (on, by, now) => withdrawReport(on, by, { postId }, now) };
      },
    },
    note: {
      permission: "report:read",
      kind: "note.added",
      changes: ["log", "figures"],
      tooLate: null,
      make: async () => {
        const { id: memberId } = await makeMember();
        return {
          actor: await moderator(),
          act: (on, actor, now) => addNote(on, actor, { memberId, note: "Spoke to them." }, now),
        };
      },
    },
    "ignore reports": {
      permission: "user:block",
      kind: "reports.ignored",
      changes: ["members", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const input = { memberId: (await makeMember()).id, ignore: true, ...grounds };
        return { actor: await moderator(), act: (on, actor, now) => ignoreReports(on, actor, input, now) };
      },
    },
    "heed reports": {
      permission: "user:block",
      kind: "reports.heeded",
      changes: ["members", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const input = { memberId: (await makeMember()).id, ...grounds };
        await done((on, by, at) => ignoreReports(on, by, { ...input, ignore: true }, at));
        return {
          actor: await moderator(),
          act: (on, actor, now) => ignoreReports(on, actor, { ...input, ignore: false }, now),
        };
      },
    },
    "appeal, of a hidden post": {
      permission: null,
      kind: "appeal.sent",
      changes: ["appeals", "log", "figures"],
      tooLate: ["already"],
      make: async () => {
        const post = await makePost();
        const entryId = await hide(post);
        return {
          actor: post.author,
          act: (on, actor, now) => sendAppeal(on, actor, { entryId, body: "It was a joke." }, now),
        };
      },
    },
    "appeal, of somebody blocked": {
      permission: null,
      kind: "appeal.sent",
      changes: ["appeals", "log", "figures"],
      tooLate: ["already"],
      make: async () => {
        const actor = await makeMember();
        await block(actor);
        const entryId = await newestEntry();
        return { actor, act: (on, by, now) => sendAppeal(on, by, { entryId, body: "It was not me." }, now) };
      },
    },
    uphold: {
      permission: "appeal:decide",
      kind: "appeal.upheld",
      changes: ["appeals", "members", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: appealId } = await makeAppeal(await hide(await makeReported()));
        return {
          actor: await moderator(),
          act: (on, actor, now) => upholdAppeal(on, actor, { appealId, note: "It stays." }, now),
        };
      },
    },
    "overturn, of a hiding": {
      permission: "appeal:decide",
      kind: "appeal.overturned",
      changes: ["posts", "cases", "reports", "appeals", "members", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        const { id: appealId } = await makeAppeal(await hide(await makeReported()));
        return {
          actor: await moderator(),
          act: (on, actor, now) => overturnAppeal(on, actor, { appealId, note: "Sorry." }, now),
        };
      },
    },
    "overturn, of a block": {
      permission: "appeal:decide",
      kind: "appeal.overturned",
      changes: ["members", "posts", "cases", "reports", "appeals", "notices", "log", "figures"],
      tooLate: ["conflict"],
      make: async () => {
        await block((await makeReported()).author);
        const { id: appealId } = await makeAppeal(await newestEntry());
        return {
          actor: await moderator(),
          act: (on, actor, now) => overturnAppeal(on, actor, { appealId, note: "Sorry." }, now),
        };
      },
    },
  } satisfies Record<string, EveryAct> as Record<string, EveryAct>;
}
