/** What belongs to the letter before it, or joins it to the next. */
const joined = /^[\p{M}\p{Emoji_Modifier}\u200D]/u;

/** The beginning of a text on one line, by which it is known again: whole words where there are any, with "…" where it is cut. */
export function firstWords(text: string, limit = 80): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const letters = [...line];
  if (letters.length <= limit) return line;
  let end = limit;
  while (end > 1 && (joined.test(letters[end] ?? "") || letters[end - 1] === "\u200D")) end--;
  const cut = letters.slice(0, end).join("");
  const lastSpace = letters[end] === " " ? cut.length : cut.lastIndexOf(" ");
  return `${lastSpace > cut.length / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
