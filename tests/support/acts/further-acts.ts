import { and, eq } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import type { Role } from "~/db/vocabulary";
import { minute } from "~/time/units";
import type { makersFor } from "../database/makers";
import {
  addNote,
  assignRole,
  blockMember,
  claimCase,
  dismissCase,
  ignoreReports,
  overturnAppeal,
  releaseCase,
  unblockMember,
  undoAct,
  unhidePost,
} from "./acts";
import {
  forbiddenOnOwn,
  type FurtherCase,
  grounds,
  isBelow,
  type MemberTarget,
  notFoundEverywhere,
  notFoundIfGone,
  prepareHiding,
} from "./permission-case";

/** The acts that have no permission of their own: claims, undoing, notes, ignored reports. */
export function furtherActs(db: Database, makers: ReturnType<typeof makersFor>, now: number) {
  const { makeMember, findMemberRow, findCaseRow, newestEntry } = makers;
  const undo = (actor: Viewer, entryId: number) => undoAct(db, actor, { entryId }, now);
  const perform = async (outcome: Promise<string>) => ((await outcome) === "done" ? newestEntry() : 0);
  const makeModerator = () => makeMember({ role: "moderator" });
  /** Performs an act on somebody as long as they are a plain member, whatever they are before and after. */
  const whileMember = async (memberId: number, act: () => Promise<string>) => {
    const row = await findMemberRow(memberId);
    if (!row) return 0;
    const { role, erasedAt } = row;
    await db.update(members).set({ role: "member", erasedAt: null }).where(eq(members.id, memberId));
    const entryId = await perform(act());
    await db.update(members).set({ role, erasedAt }).where(eq(members.id, memberId));
    return entryId || (row.blockEntryId ?? 0);
  };
  const onlyLowerRoles = (actorRole: Role, target: MemberTarget) =>
    target === "erased" ? "conflict" : isBelow(actorRole, target) ? "done" : "forbidden";
  const onHidden = { ...notFoundEverywhere, "own hidden": "forbidden", "another's hidden": "done" };
  const hiddenDenied = { ...onHidden, "another's hidden": "forbidden" };
  // The dismissal of reports on one's own post is no entry that one could know of.
  const onReported = { ...notFoundEverywhere, "another's reported": "done" };
  const reportedDenied = { ...onReported, "another's reported": "forbidden" };
  const onlyReported = {
    ...forbiddenOnOwn,
    "another's": "conflict",
    "another's reported": "done",
    "another's hidden": "conflict",
    "another's blocked": "conflict",
    deleted: "conflict",
    missing: "not-found",
  };
  return {
    claim: {
      permission: "report:dismiss",
      from: "moderator",
      onPost: (actor, { id: postId }) => claimCase(db, actor, { postId }, now),
      outcomes: onlyReported,
      deniedOutcomes: notFoundIfGone,
    },
    release: {
      permission: "report:dismiss",
      from: "moderator",
      // As if claimed while they still might claim.
      prepare: async ({ id: postId }, actor) => {
        await db
          .update(cases)
          .set({ claimedById: actor.id, claimedUntil: now + minute })
          .where(and(eq(cases.postId, postId), eq(cases.state, "open")));
        return 0;
      },
      onPost: (actor, { id: postId }) => releaseCase(db, actor, { postId }, now),
      outcomes: onlyReported,
      deniedOutcomes: notFoundIfGone,
    },
    "undo of hide": {
      permission: "post:unhide",
      from: "moderator",
      prepare: prepareHiding(makers),
      onPost: (actor, { preparedId }) => undo(actor, preparedId),
      outcomes: onHidden,
      deniedOutcomes: hiddenDenied,
    },
    "undo of unhide": {
      permission: "post:hide",
      from: "moderator",
      prepare: async ({ id: postId, version }) =>
        perform(unhidePost(db, await makeModerator(), { postId, version, ...grounds }, now)),
      onPost: (actor, { preparedId }) => undo(actor, preparedId),
      outcomes: onHidden,
      deniedOutcomes: hiddenDenied,
    },
    "undo of dismiss": {
      permission: "report:dismiss",
      from: "moderator",
      prepare: async ({ id: postId }) => {
        // As it was before a block of the actor closed the case of their own post.
        await db
          .update(cases)
          .set({ state: "open", verdict: null, decidedAt: null, decidedById: null, decidedEntryId: null })
          .where(and(eq(cases.postId, postId), eq(cases.verdict, "block")));
        const { version = 0 } = (await findCaseRow(postId)) ?? {};
        return perform(dismissCase(db, await makeModerator(), { postId, version, ...grounds }, now));
      },
      onPost: (actor, { preparedId }) => undo(actor, preparedId),
      outcomes: onReported,
      deniedOutcomes: reportedDenied,
    },
    overturn: {
      permission: "appeal:decide",
      from: "moderator",
      prepare: prepareHiding(makers, async (entryId) => (await makers.makeAppeal(entryId)).id),
      onPost: (actor, { preparedId: appealId }) => overturnAppeal(db, actor, { appealId, note: "" }, now),
      outcomes: onHidden,
      deniedOutcomes: hiddenDenied,
    },
    "undo of block": {
      permission: "user:unblock",
      from: "moderator",
      prepareForMember: (memberId) =>
        whileMember(memberId, async () =>
          blockMember(db, await makeModerator(), { memberId, duration: "1d", ...grounds }, now),
        ),
      onMember: (actor, _, preparedId) => undo(actor, preparedId),
      outcomes: onlyLowerRoles,
    },
    "undo of unblock": {
      permission: "user:block",
      from: "moderator",
      prepareForMember: (memberId) =>
        whileMember(memberId, async () => {
          const admin = await makeMember({ role: "admin" });
          await blockMember(db, admin, { memberId, duration: "1d", ...grounds }, now);
          return unblockMember(db, admin, { memberId, ...grounds }, now);
        }),
      onMember: (actor, _, preparedId) => undo(actor, preparedId),
      outcomes: onlyLowerRoles,
    },
    "undo of assign role": {
      permission: "role:assign",
      from: "admin",
      prepareForMember: async (memberId) => {
        const row = await findMemberRow(memberId);
        if (!row) return 0;
        // A demotion: the blocked can be demoted, but not promoted.
        await db.update(members).set({ role: "admin", erasedAt: null }).where(eq(members.id, memberId));
        const demotion = { memberId, role: "member" as const, ...grounds };
        const entryId = await perform(assignRole(db, await makeMember({ role: "admin" }), demotion, now));
        await db.update(members).set({ erasedAt: row.erasedAt }).where(eq(members.id, memberId));
        return entryId;
      },
      onMember: (actor, _, preparedId) => undo(actor, preparedId),
      outcomes: (_, target) => {
        if (target === "self") return "forbidden";
        return target === "erased" || target.startsWith("blocked") ? "conflict" : "done";
      },
    },
    note: {
      permission: "report:read",
      from: "moderator",
      onMember: (actor, memberId) => addNote(db, actor, { memberId, note: "Spoke to them." }, now),
      outcomes: (_, target) => (target === "self" ? "forbidden" : target === "erased" ? "conflict" : "done"),
    },
    "ignore reports": {
      permission: "user:block",
      from: "moderator",
      onMember: (actor, memberId) => ignoreReports(db, actor, { memberId, ignore: true, ...grounds }, now),
      outcomes: onlyLowerRoles,
    },
  } satisfies Record<string, FurtherCase> as Record<string, FurtherCase>;
}
