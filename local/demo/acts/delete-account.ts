import assert from "node:assert/strict";
import { nameValues } from "~/accounts/member-search.server";
import type { DemoActOf } from "../data/types";
import type { MemberRow } from "../rows";
import { addLogEntry, type DemoState } from "../state";

export function deleteAccount(
  state: DemoState,
  at: number,
  actor: MemberRow,
  { by }: DemoActOf<"delete account">,
): void {
  const { id } = actor;
  assert(actor.role === "member", `${by} has a role to give back first`);
  addLogEntry(state, {
    at,
    kind: "account.deleted",
    act: `account-deleted:${id}`,
    actorId: id,
    memberId: id,
  });
  const isOthers = ({ memberId }: { memberId: number }) => memberId !== id;
  state.identities = state.identities.filter(isOthers);
  state.notices = state.notices.filter(isOthers);
  state.resetNames = state.resetNames.filter(isOthers);
  for (const post of state.posts) if (post.authorId === id) post.deletedAt ??= at;
  for (const each of state.cases.values()) if (each.authorId === id) each.postDeleted = true;
  Object.assign(actor, { ...nameValues(null), nameChosen: false, nameResetEntryId: null, erasedAt: at });
}
