import type { TextPart } from "~/text/links.server";
import { Written } from "~/ui/elements/written";

/** A post, an appeal or a reply to one. */
export function MemberText({ text }: { text: TextPart[] }) {
  return (
    <div className="member-text">
      <Written text={text} />
    </div>
  );
}
