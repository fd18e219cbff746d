import type { ReactNode } from "react";
import { appealStatusSentences } from "~/moderation/appeals/words";
import { howToAppeal } from "~/moderation/blocks/words";
import type { Statement as StatementView } from "~/moderation/statements/statement-view";
import {
  describeConsequence,
  describeDecider,
  describeDecision,
  describeEffect,
  describeOrigin,
} from "~/moderation/statements/words";
import { ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { NumberedName } from "~/ui/elements/members/numbered-name";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { MemberText } from "~/ui/posts/member-text";
import { RuleLink } from "~/ui/shell/rule-link";
import { Link } from "~/ui/elements/link";

type StatementProps = {
  statement: StatementView;
  /** What the rule forbids that is the reason. */
  ruleText: string | null;
  /** Where moderators see who decided. */
  inLog: string | null;
};

/** A decision with all that the Digital Services Act, article 17, asks to be told of it. It does not name the moderator. */
export function Statement({ statement, ruleText, inLog }: StatementProps) {
  const { act, member, isOwn } = statement;
  return (
    <dl className="statement">
      {!isOwn && (
        <Part name="Member">
          <Link to={`/moderation/users/${member.id}`}>
            <NumberedName member={member} />
          </Link>
        </Part>
      )}
      <Part name="Decision">
        <p>{describeDecision(statement)}</p>
        <p>{describeConsequence(statement)}</p>
      </Part>
      <Part name="In effect">
        <p>{describeEffect(statement)}</p>
      </Part>
      {act.post && (
        <Part name={isOwn ? "Your post" : "The post"}>
          <StatementPost post={act.post} isOwn={isOwn} />
        </Part>
      )}
      {act.formerName !== null && (
        <Part name="The name">
          <p>
            <bdi>{act.formerName}</bdi>
          </p>
        </Part>
      )}
      {act.reason && (
        <Part name="Rule">
          <p>
            Against the rule on <RuleLink reason={act.reason} />. {ruleText}
          </p>
        </Part>
      )}
      {act.note && (
        <Part name="Moderator's note">
          <QuotedText>{act.note}</QuotedText>
        </Part>
      )}
      <Part name="What led to it">
        <p>{describeOrigin(statement)}</p>
      </Part>
      <Part name="Who decided">
        <p>{describeDecider(statement)}</p>
        {inLog && (
          <p>
            <Link to={inLog}>See who, in the log</Link>
          </p>
        )}
      </Part>
      {isOwn && (
        <Part name="What you can do">
          <Redress statement={statement} />
        </Part>
      )}
    </dl>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="statement-part">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function StatementPost({ post, isOwn }: { post: NonNullable<StatementView["act"]["post"]>; isOwn: boolean }) {
  if (post.deleted) return <p>{isOwn ? "You've" : "The author has"} deleted it since.</p>;
  return (
    <>
      <MemberText text={post.text} />
      <p>
        <Link to={isOwn ? `/posts/${post.id}` : `/moderation/posts/${post.id}`}>
          {isOwn ? "See the post" : "Open case"}
        </Link>
      </p>
    </>
  );
}

function Redress({ statement: { act, status } }: { statement: StatementView }) {
  const address = `/appeals/${act.entryId}`;
  return (
    <>
      {status === "possible" ? (
        <>
          <p>{howToAppeal}</p>
          <Controls>
            <ButtonLink to={address}>Appeal</ButtonLink>
          </Controls>
        </>
      ) : (
        <p>
          {appealStatusSentences[status]} {status !== "over" && <Link to={address}>See your appeal</Link>}
        </p>
      )}
      <p>
        Wherever the law gives you the right, you can also turn to an out-of-court dispute settlement body or
        to a court.
      </p>
    </>
  );
}
