/** What it takes to name a member. */
export type MemberName = { id: number; name: string | null; erased?: boolean };

/** The name that everybody sees: "Member 123" where there is none, "Deleted member 123" once erased. */
export function displayName({ id, name, erased }: MemberName): string {
  if (erased) return `Deleted member ${id}`;
  return name ?? `Member ${id}`;
}

/** One or two graphemes for the avatar, in any script. */
export function initials(member: MemberName): string {
  if (member.erased || member.name === null) return "·";
  const words = member.name.split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0] ?? member.name];
  return picked.map((word) => firstCharacter(word ?? "").toUpperCase()).join("");
}

/** One of the avatar's eight hues, 0 to 7; always the same for a member. */
export function avatarHue(id: number): number {
  return id % 8;
}

// Made when first needed: the start of a Worker would take longer by a fifth.
let graphemes: Intl.Segmenter | undefined;

function firstCharacter(word: string): string {
  // Most names begin so, and finding graphemes takes a tenth of the time of a page.
  if (/^[a-z\d](?:[a-z\d]|$)/i.test(word)) return word.charAt(0);
  const letters = word.replace(/^[^\p{L}\p{N}]+/u, "") || word;
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { segment } of graphemes.segment(letters)) return segment;
  return "";
}
