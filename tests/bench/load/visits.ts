import type { Kind } from "./kinds";
import type { Load } from "./prepare-load";
import type { Recorder } from "./recorder";

type Share = readonly [share: number, kind: Kind];

const ofVisitors: Share[] = [
  [40, "visitor: feed"],
  [25, "visitor: post"],
  [12, "visitor: older posts"],
  [10, "visitor: member"],
  [5, "visitor: Atom"],
  [3, "visitor: JSON Feed"],
  [3, "visitor: transparency"],
  [2, "visitor: rules"],
];
const ofMembers: Share[] = [
  [55, "member: feed"],
  [20, "member: notices"],
  [10, "member: account"],
  [15, "member: search"],
];
const searches = ["water", "morning", "people", "light street", "mo"];

export async function visit(load: Load, { send }: Recorder): Promise<void> {
  const kind = pickKind(load, ofVisitors);
  await send(kind, pathOf(kind, load));
}

export async function readAsMember(load: Load, { send }: Recorder): Promise<void> {
  const kind = pickKind(load, ofMembers);
  await send(kind, pathOf(kind, load), { as: load.random.pick(load.people) });
}

function pickKind({ random }: Load, shares: Share[]): Kind {
  let left = random.next() * shares.reduce((sum, [share]) => sum + share, 0);
  return (shares.find(([share]) => (left -= share) < 0) ?? shares[0]!)[1];
}

function pathOf(kind: Kind, { random, posts, authors }: Load): string {
  // The newest are read more often.
  const post = posts[Math.floor(posts.length * random.next() ** 3)]!;
  const paths: Partial<Record<Kind, string>> = {
    "visitor: post": `/posts/${post}`,
    "visitor: older posts": `/?before=${post}`,
    "visitor: member": `/users/${authors.get(post) ?? 1}`,
    "visitor: Atom": "/feed.xml",
    "visitor: JSON Feed": "/feed.json",
    "visitor: transparency": "/transparency",
    "visitor: rules": "/rules",
    "member: notices": "/notices",
    "member: account": "/account",
    "member: search": `/search?q=${encodeURIComponent(random.pick(searches))}`,
  };
  return paths[kind] ?? "/";
}
