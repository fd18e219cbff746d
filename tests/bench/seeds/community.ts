import type { DatabaseSync } from "node:sqlite";
import { emailValues, nameValues } from "~/accounts/member-search.server";
import type { Viewer } from "~/accounts/permissions";
import type { Role } from "~/db/vocabulary";
import { toSearchedWords } from "~/feed/search/take-words.server";
import type { Random } from "./random";
import { makeBody, makeName } from "./text";

/** Members for so many posts; those of staff come first. */
export const countMembers = (posts: number) => Math.max(100, posts / 10);
const staff: readonly Role[] = ["admin", "admin", ...Array.from({ length: 10 }, () => "moderator" as const)];

/** Inserts members with an account each, as signing in does. */
export function insertMembers(
  file: DatabaseSync,
  random: Random,
  { count, at }: { count: number; at: number },
): Viewer[] {
  const member = file.prepare(
    "insert into members (id, name, folded_name, role, created_at) values (?, ?, ?, ?, ?)",
  );
  const identity = file.prepare(
    `insert into identities (member_id, provider, issuer, subject, name, email, folded_email, email_verified, claims, linked_at, last_sign_in_at)
      values (?, 'auth0', 'https://issuer.test/', 'auth0|' || ?, ?, ?, ?, 1, '{}', ?, ?)`,
  );
  return Array.from({ length: count }, (_, index) => {
    const id = index + 1;
    const role = staff[index] ?? "member";
    // What reads like a moderator's name is not shown.
    const { name, foldedName } = nameValues(role === "member" ? makeName(random) : `Staff number ${id}`);
    const { email, foldedEmail } = emailValues(`person-${id}@plaza.example`);
    member.run(id, name, foldedName, role, at);
    identity.run(id, `member-${id}`, name, email, foldedEmail, at, at);
    return { id, name, role, blocked: false };
  });
}

type Written = { body: string; key: string; createdAt: number };

/** Gives a function that inserts a post and its entry: the rows of `createPost`, which a test compares, in a tenth of the time. */
export function preparePosts(file: DatabaseSync) {
  const entry = file.prepare(
    `insert into log (act, at, kind, moderation, actor_id, post_id, member_id, details)
      values ('post:' || ?1 || ':' || ?2, ?3, 'post.created', 0, cast(?1 as integer), ?4, cast(?1 as integer), '{}')`,
  );
  const post = file.prepare(
    "insert into posts (id, author_id, body, created_at, form_key, words) values (?, ?, ?, ?, ?, ?)",
  );
  return (id: number, author: Viewer, { body, key, createdAt }: Written) => {
    entry.run(String(author.id), key, createdAt, id);
    post.run(id, author.id, body, createdAt, key, toSearchedWords(body));
  };
}

export const writePost = (random: Random, createdAt: number): Written => ({
  body: makeBody(random),
  key: random.key(),
  createdAt,
});

/**
 * Members who have written exactly 10, 100 … posts, by that number, as far as that is a tenth of all: whom to block to see
 * what it costs. Their posts are evenly spread, and nobody reports them.
 */
export function chooseProlific(members: Viewer[], posts: number): Map<number, Viewer> {
  const regular = members.filter(({ role }) => role === "member");
  const counts = [10, 100, 1_000, 10_000].filter((count) => count <= posts / 10);
  return new Map(counts.map((count, index) => [count, regular[index]!]));
}

/** Who writes the post at this place: a prolific member in their turn, or else anybody, the first more often. */
export function makeAuthorChoice(
  random: Random,
  members: Viewer[],
  posts: number,
  isBlocked: (member: Viewer) => boolean,
) {
  const prolific = [...chooseProlific(members, posts)];
  const others = members.filter((member) => !prolific.some(([, each]) => each === member));
  return function choose(place: number): { author: Viewer; isProlific: boolean } {
    // Their turns fall on different places, because each share divides the next.
    const turn = prolific.find(([count], index) => place % (posts / count) === index + 1);
    if (turn) return { author: turn[1], isProlific: true };
    const author = others[Math.floor(others.length * random.next() ** 1.5)]!;
    return isBlocked(author) ? choose(place) : { author, isProlific: false };
  };
}
