import { LinkifyIt } from "linkify-it";
import { withoutStray } from "./ink";

/** A piece of a text: plain text, what a search has found, or an http(s) link, with its pieces where some of it was found. */
export type TextPart = Piece | Link;
export type Piece = string | { text: string };
type Link = { href: string; text: string; pieces?: Piece[] };

// Only links that begin with http(s): "plaza.example" and "me@plaza.example" stay plain text.
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  .add("mailto:", null)
  .add("ftp:", null)
  .add("//", null);

// Whatever an address is written against: "_https://", "url=https://". Not where it is part of another address.
// (What is before is looked at last, and not at each character.)
const beforeAddress = /[^a-z0-9](?=https?:\/\/)(?<!:\/\/\S*[^a-z0-9])/giu;
const underscoreInHost = /_(?=[a-z0-9])(?<=:\/\/[a-z0-9_.-]*[a-z0-9]_)/gi;
// "https://bank.example@evil.example" leads to evil.example.
const userInfo = /^https?:\/\/[^\s/?#]*@/i;
// As in GitHub's autolinks, and quotes: they end a sentence or a span more often than an address.
const closing = /[.,:;!?'"*_~`]+$/;
// Scripts that put no space between words: no top-level domain begins in Latin letters and goes on in others.
const runOnHost = /^https?:\/\/[^/?#]*\.[a-z]{2,}(?=[^\p{Script=Latin}\p{N}./?#:-][^./?#:]*(?:[/?#:]|$))/iu;

/** Splits a text into plain text and http(s) links, in order and without leaving anything out. */
export function findLinks(text: string): (string | Link)[] {
  if (!text.includes("://")) return [text];
  const parts: (string | Link)[] = [];
  let end = 0;
  for (const { index, lastIndex } of linkify.match(withPlainAddresses(text)) ?? []) {
    const address = trimAddress(text.slice(index, lastIndex));
    if (userInfo.test(text.slice(index)) || !/^https?:\/\//i.test(address) || !URL.canParse(address))
      continue;
    if (index > end) parts.push(text.slice(end, index));
    parts.push({ href: address, text: address });
    end = index + address.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** The text as linkify-it knows addresses, with every character in the same place. */
function withPlainAddresses(text: string): string {
  return withoutStray(text, " ")
    .replace(beforeAddress, (found) => " ".repeat(found.length))
    .replace(underscoreInHost, "-");
}

function trimAddress(address: string): string {
  return (runOnHost.exec(address)?.[0] ?? address).replace(closing, "");
}
