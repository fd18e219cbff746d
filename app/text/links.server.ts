import { LinkifyIt } from "linkify-it";

/** A piece of a text: plain text, or an http(s) link. */
export type TextPart = string | { href: string; text: string };

// Only links that begin with http(s): "plaza.example" and "me@plaza.example" stay plain text.
const linkify = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  .add("mailto:", null)
  .add("ftp:", null)
  .add("//", null);

/** Splits a text into plain text and http(s) links, in order and without leaving anything out. */
export function findLinks(text: string): TextPart[] {
  if (!text.includes("://")) return [text];
  const parts: TextPart[] = [];
  let end = 0;
  for (const link of linkify.match(text) ?? []) {
    if (!/^https?:\/\//i.test(link.url) || !URL.canParse(link.url)) continue;
    if (link.index > end) parts.push(text.slice(end, link.index));
    parts.push({ href: link.url, text: link.raw });
    end = link.lastIndex;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
