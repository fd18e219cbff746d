import type { ReactNode } from "react";
import type { TextPart } from "~/text/links.server";
import { MemberText } from "./member-text";

/** A post quoted in a notice or an appeal. The children are the link to it. */
export function QuotedPost({ text, children }: { text: TextPart[]; children: ReactNode }) {
  return (
    <blockquote className="quoted-post">
      <MemberText text={text} />
      <p className="hint">{children}</p>
    </blockquote>
  );
}
