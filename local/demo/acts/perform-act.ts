import assert from "node:assert/strict";
import type { DemoAct } from "../data/types";
import { type DemoState, requireActiveMember, requireMember } from "../state";
import { decideAppeal, sendAppeal } from "./appeals";
import { assignRole } from "./assign-role";
import { blockMember } from "./block-member";
import { deleteAccount } from "./delete-account";
import { decidePost } from "./decide-case";
import { changeName, resetName } from "./names";
import { deletePost } from "./posts";
import { reportPost } from "./report-post";
import { undoDecision } from "./undo";

/** Changes the rows as the app would, and throws if the app would refuse the act. */
export function performAct(state: DemoState, at: number, act: DemoAct): void {
  if (act.type === "appeal") return sendAppeal(state, at, requireMember(state, act.by, at), act);
  const actor = act.by === null ? null : requireActiveMember(state, act.by, at);
  if (act.type === "assign role") return assignRole(state, at, actor, act);
  assert(actor, "The operator only assigns roles");
  switch (act.type) {
    case "delete":
      return deletePost(state, at, actor, act);
    case "delete account":
      return deleteAccount(state, at, actor, act);
    case "report":
      return reportPost(state, at, actor, act);
    case "block":
      return blockMember(state, at, actor, act);
    case "change name":
      return changeName(state, at, actor, act);
    case "reset name":
      return resetName(state, at, actor, act);
    case "undo":
      return undoDecision(state, at, actor, act);
    case "uphold":
    case "overturn":
      return decideAppeal(state, at, actor, act);
    case "hide":
    case "unhide":
    case "warn":
    case "dismiss":
      return decidePost(state, at, actor, act);
  }
}
