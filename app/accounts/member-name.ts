import { findTextProblem, normalizeText } from "~/text/text-rules";

const nameLength = 80;

export type Named = { id: number; name: string | null; erased?: boolean };

/** What everybody sees: the name, or "Member 123" where there is none, or "Deleted member 123". */
export function displayName({ id, name, erased }: Named): string {
  if (erased) return `Deleted member ${id}`;
  return name ?? `Member ${id}`;
}

/** The name as kept, from what the identity provider gives: null if it breaks the text rules or is an email address. */
export function parseName(given: unknown): string | null {
  if (typeof given !== "string") return null;
  const name = normalizeText(given).replace(/\s+/gu, " ").trim();
  if (name.includes("@") || findTextProblem(name, { limit: nameLength })) return null;
  return name;
}

/** One or two characters that stand for the member; a whole character each, in any script. */
export function initials(member: Named): string {
  if (member.erased || member.name === null) return "·";
  const words = member.name.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? member.name];
  return picked.map((word) => firstCharacter(word ?? "").toLocaleUpperCase("en")).join("");
}

/** One of eight hues, the member's for ever. */
export function avatarHue(id: number): number {
  return id % 8;
}

function firstCharacter(word: string): string {
  const letters = word.replace(/^[^\p{L}\p{N}]+/u, "") || word;
  return [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(letters)][0]?.segment ?? "";
}
