import assert from "node:assert/strict";
import { nameValues } from "~/accounts/member-search.server";
import { isMisleadingName } from "~/accounts/names/name-rules.server";
import { outranks } from "~/accounts/permissions";
import type { DemoActOf } from "../data/types";
import type { MemberRow } from "../rows";
import { addLogEntry, type DemoState, notify, requireActiveMember } from "../state";

export function changeName(
  state: DemoState,
  at: number,
  actor: MemberRow,
  { name }: DemoActOf<"change name">,
): void {
  const staffNames = state.members.flatMap((each) =>
    each.role === "member" || each.name === null ? [] : [each.name],
  );
  assert(!isMisleadingName(name, { siteName: "Plaza", staffNames }), `${name} misleads`);
  addLogEntry(state, { at, kind: "name.changed", actorId: actor.id, memberId: actor.id });
  Object.assign(actor, { ...nameValues(name), nameChosen: true, nameResetEntryId: null });
}

export function resetName(
  state: DemoState,
  at: number,
  actor: MemberRow,
  act: DemoActOf<"reset name">,
): void {
  const { reason, note } = act;
  const member = requireActiveMember(state, act.member, at);
  const { id: memberId, name, foldedName } = member;
  assert(outranks(actor.role, member.role), `${act.by} may not reset the name of ${act.member}`);
  assert(name !== null, `${act.member} has no name`);
  const entry = addLogEntry(state, { at, kind: "name.reset", actorId: actor.id, memberId, reason, note });
  state.resetNames.push({ entryId: entry.id, memberId, name, foldedName });
  Object.assign(member, { ...nameValues(null), nameResetEntryId: entry.id });
  notify(state, entry, "name.reset", memberId);
}
