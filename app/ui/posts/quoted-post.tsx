import type { ReactNode } from "react";
import type { TextPart } from "~/text/links.server";
import { PostText } from "./post";

/** A post within something else that speaks of it. The children lead to it. */
export function QuotedPost({ text, children }: { text: TextPart[]; children: ReactNode }) {
  return (
    <blockquote className="quoted-post">
      <PostText text={text} />
      <p className="hint">{children}</p>
    </blockquote>
  );
}
