import { perform, writePost } from "./acts";
import { demoMembers } from "./members";
import { posts } from "./posts";
import { insertStatements } from "./print-sql";
import { acts } from "./reports";
import { timeOf } from "./story";
import { type Town, must, newTown, requireMember } from "./town";

/** How long a person stays away before they sign in anew. */
const away = 3 * 86_400_000;

/**
 * Statements that fill an empty, migrated database with the demo: the same people and words each time, their times moved
 * to end at `now` (ms). `issuer` is what stands in the `iss` of the identity provider that signs them in.
 */
export function demoStatements({ now, issuer }: { now: number; issuer: string }): string[] {
  const town = playStory(now, issuer);
  return [
    ...insertStatements("members", town.members),
    ...insertStatements("identities", town.identities),
    ...insertStatements("posts", town.posts),
    ...insertStatements("cases", [...town.cases.values()]),
    // Before the reports, whose outcomes are counted on the day of the entry that decided them.
    ...insertStatements("log", town.log),
    ...insertStatements("reports", town.reports),
    ...insertStatements("notices", town.notices),
    ...insertStatements("appeals", town.appeals),
  ];
}

/** Does all that the story tells in the order of its times, as the app would have done it. */
function playStory(now: number, issuer: string): Town {
  const town = newTown(demoMembers, now, issuer);
  const deeds = [
    ...Object.entries(posts).flatMap(([daysAgo, lines]) =>
      lines.map(([clock, by, text, name]) => ({
        at: timeOf([Number(daysAgo), clock], now),
        by,
        run: (at: number) => writePost(town, at, requireMember(town, by, at), text, name),
      })),
    ),
    ...acts.map((act) => ({
      at: timeOf(act.when, now),
      by: act.by,
      run: (at: number) => perform(town, at, act),
    })),
  ].sort((a, b) => a.at - b.at);

  for (const { at, by, run } of deeds) {
    must(at < now, "Nothing happens in the future");
    run(at);
    if (by === null) continue;
    signIn(town, by, at);
    readNotices(town, by, at);
  }
  return town;
}

/** Whoever does something has seen what they were told so far. */
function readNotices(town: Town, handle: string, at: number) {
  const memberId = town.handles.get(handle)?.id;
  for (const notice of town.notices)
    if (notice.memberId === memberId && notice.createdAt < at) notice.readAt ??= at - 30_000;
}

function signIn(town: Town, handle: string, at: number) {
  const memberId = town.handles.get(handle)?.id;
  const identity = town.identities.find((row) => row.memberId === memberId);
  if (identity && at - identity.lastSignInAt > away) identity.lastSignInAt = at - 60_000;
}
