import assert from "node:assert/strict";
import type { DemoActOf } from "../data/types";
import type { MemberRow } from "../rows";
import { addLogEntry, type DemoState, notify, requireActiveMember } from "../state";

/** Without an actor it is the operator who assigns the role, on the command line. */
export function assignRole(
  state: DemoState,
  at: number,
  actor: MemberRow | null,
  act: DemoActOf<"assign role">,
): void {
  const { role, note = "" } = act;
  const member = requireActiveMember(state, act.member, at);
  assert(!actor || (actor.role === "admin" && actor !== member), `${act.by} may not assign a role`);
  const entry = addLogEntry(state, {
    at,
    kind: "role.assigned",
    actorId: actor?.id ?? null,
    memberId: member.id,
    note,
    details: { from: member.role, to: role },
  });
  notify(state, entry, "role.changed", member.id);
  member.role = role;
}
