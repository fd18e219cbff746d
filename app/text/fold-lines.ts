import type { TextPart } from "./links.server";

type FoldedText = { shown: TextPart[]; folded: TextPart[]; foldedLines: number };

const mostLines = 30;
// Those that browsers break a line at; all others are controls, which no text may hold.
const lineBreak = /[\n\u2028\u2029]/gu;

/** Parts a text after its thirtieth line. The break between the two is in neither. */
export function foldLines(text: TextPart[]): FoldedText {
  let lines = 1;
  for (const [index, part] of text.entries()) {
    if (typeof part !== "string") continue;
    for (const { index: at } of part.matchAll(lineBreak)) {
      if (lines++ < mostLines) continue;
      const folded = [part.slice(at + 1), ...text.slice(index + 1)].filter((each) => each !== "");
      return {
        shown: [...text.slice(0, index), part.slice(0, at)].filter((each) => each !== ""),
        folded,
        foldedLines: 1 + countBreaks(folded),
      };
    }
  }
  return { shown: text, folded: [], foldedLines: 0 };
}

function countBreaks(text: TextPart[]): number {
  return text.reduce(
    (sum, part) => sum + (typeof part === "string" ? [...part.matchAll(lineBreak)].length : 0),
    0,
  );
}
