import type { Feed } from "./describe-feed";
import { escapeMarkup } from "./markup";

export const atomType = "application/atom+xml";

/** An Atom document (RFC 4287), and where older posts go on (RFC 5005). */
export function toAtom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    '<feed xmlns="http://www.w3.org/2005/Atom">\n',
    element("id", feed.id),
    element("title", feed.title),
    feed.description && element("subtitle", feed.description),
    element("updated", feed.updatedAt),
    link("self", atomType, feed.url),
    link("alternate", "text/html", feed.pageUrl),
    feed.nextUrl && link("next", atomType, feed.nextUrl),
    element("icon", feed.iconUrl),
    feed.author && person(feed.author),
    ...feed.entries.map(toEntry),
    "</feed>\n",
  ]
    .filter(Boolean)
    .join("");
}

function toEntry({ id, title, url, publishedAt, author, html }: Feed["entries"][number]): string {
  return [
    "<entry>\n",
    element("id", id),
    element("title", title),
    link("alternate", "text/html", url),
    person(author),
    element("published", publishedAt),
    // Posts are never edited.
    element("updated", publishedAt),
    `<content type="html">${escapeMarkup(html)}</content>\n`,
    "</entry>\n",
  ].join("");
}

function element(name: string, text: string): string {
  return `<${name}>${escapeMarkup(text)}</${name}>\n`;
}

function link(rel: string, type: string, href: string): string {
  return `<link rel="${rel}" type="${type}" href="${escapeMarkup(href)}"/>\n`;
}

function person({ name, url }: { name: string; url: string }): string {
  return `<author><name>${escapeMarkup(name)}</name><uri>${escapeMarkup(url)}</uri></author>\n`;
}
