import type { TextPart } from "~/text/links.server";

/** A text as a member typed it, with its line breaks. CSS gives each paragraph its own direction. */
export function MemberText({ text }: { text: TextPart[] }) {
  return (
    <p className="member-text" dir="auto">
      {text.map((part, index) =>
        typeof part === "string" ? (
          part
        ) : (
          <a key={index} href={part.href} rel="nofollow ugc noopener">
            {part.text}
          </a>
        ),
      )}
    </p>
  );
}
