import type { TextPart } from "~/text/links.server";

// https://www.w3.org/TR/xml/#NT-Char: the only characters that a document may have, also as references.
const noXmlCharacter = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const references: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** The text for an element or an attribute, in XML as in HTML. Without what no XML document may have. */
export function escapeMarkup(text: string): string {
  return text.replace(noXmlCharacter, "").replace(/[&<>"']/g, (character) => references[character] ?? "");
}

/** The text of a post in HTML: its lines and links, and each in the direction of its script. */
export function toHtml(text: TextPart[]): string {
  const parts = text.map((part) => {
    const words = escapeMarkup(typeof part === "string" ? part : part.text);
    return typeof part === "object" && "href" in part
      ? `<a href="${escapeMarkup(part.href)}" rel="nofollow ugc noopener">${words}</a>`
      : words.replaceAll("\n", "<br>");
  });
  return `<p dir="auto">${parts.join("")}</p>`;
}
