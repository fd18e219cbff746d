import type { Database } from "~/db/client.server";
import type { Role } from "~/db/vocabulary";
import { durations } from "~/moderation/blocks/durations";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { assignRole, blockMember, ignoreReports, unblockMember } from "../acts/acts";
import * as rules from "./member-rules";
import { forever } from "./plaza-model";
import { grounds, type MakeStep, pick } from "./step";

/** What moderators, admins and the scheduled job do with members. */
export function memberSteps(db: Database, step: MakeStep) {
  const block = (delay: number, actorIndex: number, memberIndex: number, duration: "1d" | "7d" | "forever") =>
    step(
      `block (${duration}) of ${memberIndex} by ${actorIndex}`,
      delay,
      actorIndex,
      async (model, actor, { members }) => {
        const memberId = members[memberIndex] ?? 0;
        const expected = rules.blockMember(model, actor.id, memberId, durations[duration] ?? forever);
        return [expected, await blockMember(db, actor, { memberId, duration, ...grounds }, model.now)];
      },
    );

  const unblock = (delay: number, actorIndex: number, index: number) =>
    step(`unblock of ${index} by ${actorIndex}`, delay, actorIndex, async (model, actor, { members }) => {
      const blocked = members.filter((id) => model.member(id).block);
      const memberId = pick(blocked, members, index) ?? 0;
      const expected = rules.unblockMember(model, actor.id, memberId);
      return [expected, await unblockMember(db, actor, { memberId, ...grounds }, model.now)];
    });

  const assign = (delay: number, actorIndex: number, memberIndex: number, role: Role) =>
    step(
      `${role} for ${memberIndex} by ${actorIndex}`,
      delay,
      actorIndex,
      async (model, actor, { members }) => {
        const memberId = members[memberIndex] ?? 0;
        const expected = rules.assignRole(model, actor.id, memberId, role);
        return [expected, await assignRole(db, actor, { memberId, role, ...grounds }, model.now)];
      },
    );

  const ignore = (delay: number, actorIndex: number, index: number, ignores: boolean) =>
    step(
      `${ignores ? "ignoring" : "heeding"} of ${index} by ${actorIndex}`,
      delay,
      actorIndex,
      async (model, actor, { members }) => {
        const likely = members.filter((id) => model.member(id).ignored !== ignores && id !== actor.id);
        const memberId = pick(likely, members, index) ?? 0;
        const expected = rules.ignoreReports(model, actor.id, memberId, ignores);
        const input = { memberId, ignore: ignores, ...grounds };
        return [expected, await ignoreReports(db, actor, input, model.now)];
      },
    );

  const endOfBlocks = (delay: number) =>
    step("end of blocks", delay, 0, async (model) => [
      rules.endExpiredBlocks(model),
      await endExpiredBlocks(db, model.now),
    ]);

  return { block, unblock, assign, ignore, endOfBlocks };
}
