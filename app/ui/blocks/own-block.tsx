import type { ReactNode } from "react";
import { ruleAddress } from "~/moderation/reasons";
import type { OwnBlock as OwnBlockView } from "~/moderation/blocks/words";
import { ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { Link } from "~/ui/elements/link";

type OwnBlockProps = {
  block: OwnBlockView;
  /** Further links beside the one to the appeal. */
  children?: ReactNode;
};

/** For the blocked member: until when, by which rule and why, what they can do meanwhile, and how to appeal. */
export function OwnBlock({ block, children }: OwnBlockProps) {
  const { sentence, rule, note, appeal } = block;
  return (
    <div className="own-block">
      <p>{sentence}</p>
      <p>
        Reason: <Link to={ruleAddress(rule.key)}>{rule.label}</Link>
        {rule.text && `. ${rule.text}`}
      </p>
      {note && (
        <div>
          <QuotedText by="The moderator's note">{note}</QuotedText>
        </div>
      )}
      {appeal.hint && <p>{appeal.hint}</p>}
      <Controls>
        <ButtonLink kind="primary" to={appeal.to}>
          {appeal.label}
        </ButtonLink>
        {children}
      </Controls>
    </div>
  );
}
