import type { TextPart } from "~/text/links.server";
import { TypedText } from "~/ui/elements/words/typed-text";

/** A post, an appeal or a reply to one. */
export function MemberText({ text }: { text: TextPart[] }) {
  return (
    <div className="member-text">
      <TypedText text={text} />
    </div>
  );
}
