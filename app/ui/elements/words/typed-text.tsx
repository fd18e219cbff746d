import { foldLines } from "~/text/fold-lines";
import type { Piece, TextPart } from "~/text/links.server";

/**
 * What a member wrote, as it was typed: line breaks kept, each paragraph in its own direction, links clickable. After
 * thirty lines it is folded, and unfolds without a script.
 */
export function TypedText({ text }: { text: TextPart[] }) {
  const { shown, folded, foldedLines } = foldLines(text);
  return (
    <>
      <Paragraph text={shown} />
      {foldedLines > 0 && (
        <details>
          <summary className="typed-text-more">
            {foldedLines === 1 ? "1 more line" : `${foldedLines} more lines`}
          </summary>
          <Paragraph text={folded} />
        </details>
      )}
    </>
  );
}

function Paragraph({ text }: { text: TextPart[] }) {
  return (
    <p className="typed-text" dir="auto">
      {text.map((part, index) =>
        typeof part === "object" && "href" in part ? (
          // An address reads from left to right, whatever is written around it.
          <a key={index} href={part.href} rel="nofollow ugc noopener" dir="ltr">
            {part.pieces?.map(showPiece) ?? part.text}
          </a>
        ) : (
          showPiece(part, index)
        ),
      )}
    </p>
  );
}

function showPiece(piece: Piece, key: number) {
  return typeof piece === "string" ? piece : <mark key={key}>{piece.text}</mark>;
}
