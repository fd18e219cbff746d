import assert from "node:assert/strict";
import { outranks } from "~/accounts/permissions";
import { durations } from "~/moderation/blocks/durations";
import type { DemoActOf } from "../data/types";
import type { MemberRow } from "../rows";
import { addLogEntry, type DemoState, notify, requireActiveMember } from "../state";
import { decideCase } from "./decide-case";

export function blockMember(state: DemoState, at: number, actor: MemberRow, act: DemoActOf<"block">): void {
  const { duration, reason, note = "" } = act;
  const member = requireActiveMember(state, act.member, at);
  assert(outranks(actor.role, member.role), `${act.by} may not block ${act.member}`);

  const until = at + durations[duration];
  const lastPostId = state.posts.findLast(({ authorId }) => authorId === member.id)?.id ?? null;
  const entry = addLogEntry(state, {
    at,
    kind: "user.blocked",
    actorId: actor.id,
    memberId: member.id,
    reason,
    note,
    details: { duration, until, lastPostId },
  });
  member.blockedUntil = until;
  member.blockEntryId = entry.id;
  for (const post of state.posts) {
    if (post.authorId !== member.id || post.deletedAt !== null) continue;
    post.blockEntryId = entry.id;
    if (state.cases.get(post.id)?.state === "open") decideCase(state, post, "block", entry);
  }
  notify(state, entry, "user.blocked", member.id);
}
