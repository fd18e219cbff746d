import assert from "node:assert/strict";
import { performAct } from "./acts/perform-act";
import { createPost } from "./acts/posts";
import { acts } from "./data/acts";
import { demoMembers } from "./data/members";
import { posts } from "./data/posts/posts";
import { buildInsertStatements } from "./insert-statements";
import { createState, type DemoState, requireActiveMember } from "./state";
import { toTimestamp } from "./timestamps";

/** A member who has not acted for longer than this signs in again. */
const signInInterval = 3 * 86_400_000;

/**
 * SQL statements that fill an empty, migrated database with the demo. The rows are the same each time except for their
 * times, which end at `now` (ms). `issuer` is the `iss` of the identity provider that signs in the demo accounts.
 */
export function buildDemoStatements({ now, issuer }: { now: number; issuer: string }): string[] {
  const state = buildState(now, issuer);
  return [
    ...buildInsertStatements("members", state.members),
    ...buildInsertStatements("identities", state.identities),
    ...buildInsertStatements("posts", state.posts),
    ...buildInsertStatements("cases", [...state.cases.values()]),
    // Before the reports: a trigger counts their outcomes on the day of the entry that decided them.
    ...buildInsertStatements("log", state.log),
    ...buildInsertStatements("reports", state.reports),
    ...buildInsertStatements("notices", state.notices),
    ...buildInsertStatements("appeals", state.appeals),
    ...buildInsertStatements("reset_names", state.resetNames),
  ];
}

/** Creates all posts and performs all acts, in the order of their times. */
function buildState(now: number, issuer: string): DemoState {
  const state = createState(demoMembers, now, issuer);
  for (const { at, by, run } of listEvents(state, now)) {
    assert(at < now, "An act cannot be in the future");
    run(at);
    if (by === null) continue;
    signIn(state, by, at);
    readNotices(state, by, at);
  }
  return state;
}

function listEvents(state: DemoState, now: number) {
  return [
    ...Object.entries(posts).flatMap(([daysAgo, postsOfDay]) =>
      postsOfDay.map(([timeOfDay, by, text, name]) => ({
        at: toTimestamp([Number(daysAgo), timeOfDay], now),
        by,
        run: (at: number) => createPost(state, at, requireActiveMember(state, by, at), text, name),
      })),
    ),
    ...acts.map((act) => ({
      at: toTimestamp(act.when, now),
      by: act.by,
      run: (at: number) => performAct(state, at, act),
    })),
  ].sort((a, b) => a.at - b.at);
}

function signIn(state: DemoState, handle: string, at: number) {
  const memberId = state.membersByHandle.get(handle)?.id;
  const identity = state.identities.find((row) => row.memberId === memberId);
  if (identity && at - identity.lastSignInAt > signInInterval) identity.lastSignInAt = at - 60_000;
}

/** A member who acts has read all earlier notices. */
function readNotices(state: DemoState, handle: string, at: number) {
  const memberId = state.membersByHandle.get(handle)?.id;
  for (const notice of state.notices)
    if (notice.memberId === memberId && notice.createdAt < at) notice.readAt ??= at - 30_000;
}
