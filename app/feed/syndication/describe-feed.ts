import { displayName } from "~/accounts/names/member-name";
import { firstWords } from "~/text/first-words";
import { plainText } from "~/text/plain-text";
import { toHtml } from "./markup";
import type { FeedEntry, FeedPage } from "./read-feed.server";

/** The site, as the operator has set it up. */
type Site = { origin: string; name: string; tagline: string };
type Author = { name: string; url: string };

/** A feed as both formats have it. Addresses are whole ones, times in ISO 8601. */
export type Feed = {
  id: string;
  title: string;
  description: string;
  /** The page that shows the same posts. */
  pageUrl: string;
  /** Where this document is, and the one with the posts before its own. */
  url: string;
  nextUrl: string | null;
  /** Square. */
  iconUrl: string;
  author: Author | null;
  updatedAt: string;
  entries: {
    id: string;
    url: string;
    /** A post has no title: its first words, on one line. */
    title: string;
    text: string;
    html: string;
    author: Author;
    publishedAt: string;
  }[];
};

/** `path` is that of this document, and `before` where it begins. */
export function describeFeed(
  { seed, changedAt, member, entries, before: next }: FeedPage,
  { origin, name, tagline }: Site,
  { path, before }: { path: string; before: number | null },
): Feed {
  const author = member && toAuthor(member, origin);
  const startingAt = (id: number | null) => origin + path + (id === null ? "" : `?before=${id}`);
  return {
    id: member ? makeId(seed, "2", member.id) : makeId(seed, "0", 0),
    title: author ? `${author.name} · ${name}` : name,
    description: author ? `Posts by ${author.name} on ${name}.` : tagline,
    pageUrl: author?.url ?? `${origin}/`,
    url: startingAt(before),
    nextUrl: next === null ? null : startingAt(next),
    iconUrl: `${origin}/icon-512.png`,
    author,
    // Of the posts themselves, so that a feed is the same bytes whatever else changes on the site.
    updatedAt: toIso(entries[0]?.createdAt ?? member?.joinedAt ?? changedAt),
    entries: entries.map((entry) => toEntry(entry, seed, origin)),
  };
}

function toEntry({ id, author, createdAt, text }: FeedEntry, seed: string, origin: string) {
  const words = plainText(text);
  return {
    id: makeId(seed, "1", id),
    url: `${origin}/posts/${id}`,
    title: firstWords(words),
    text: words,
    html: toHtml(text),
    author: toAuthor(author, origin),
    publishedAt: toIso(createdAt),
  };
}

function toAuthor(member: { id: number; name: string | null; erased?: boolean }, origin: string): Author {
  return { name: displayName(member), url: `${origin}/users/${member.id}` };
}

/**
 * A UUID of version 8 (RFC 9562) from the random digits of this database, what it names and its number there: the same for
 * ever, also at another host, and another one in every other Plaza.
 */
function makeId(seed: string, kind: "0" | "1" | "2", id: number): string {
  const number = id.toString(16).padStart(12, "0");
  return `urn:uuid:${seed.slice(0, 8)}-${seed.slice(8, 12)}-8${seed.slice(12, 15)}-8${kind}${seed.slice(15, 17)}-${number}`;
}

const toIso = (ms: number) => new Date(ms).toISOString();
