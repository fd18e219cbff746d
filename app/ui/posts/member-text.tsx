import type { TextPart } from "~/text/links.server";

/** A text as a member typed it: line breaks kept, each paragraph in its own direction. */
export function MemberText({ text }: { text: TextPart[] }) {
  return (
    <p className="member-text" dir="auto">
      {text.map((part, index) =>
        typeof part === "string" ? (
          part
        ) : (
          // An address reads from left to right, whatever is written around it.
          <a key={index} href={part.href} rel="nofollow ugc noopener" dir="ltr">
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}
