import type { MemberName } from "~/accounts/names/member-name";
import type { AppealedAct as AppealedActView } from "~/moderation/appeals/appeal-view";
import { describeAppealedAct, describeKeptBlock } from "~/moderation/appeals/words";
import { mayDecide } from "~/moderation/policy";
import { QuotedText } from "~/ui/elements/words/quoted-text";
import { Time } from "~/ui/elements/words/time";
import { Post } from "~/ui/posts/post";
import { QuotedPost } from "~/ui/posts/quoted-post";
import { RuleLink } from "~/ui/shell/rule-link";
import { StatementLink } from "~/ui/shell/statement-link";
import { useRootData } from "~/ui/shell/use-root-data";
import { NumberedName } from "~/ui/elements/members/numbered-name";
import { Link } from "~/ui/elements/link";

type OwnActProps = {
  act: AppealedActView;
  /** What the rule forbids that is the reason. */
  ruleText: string | null;
};

/** For the appellant: their post or block, and the reason. It does not name the moderator. */
export function OwnAct({ act, ruleText }: OwnActProps) {
  const { now } = useRootData();
  const { post } = act;
  return (
    <div className="appealed-act">
      {post && !post.deleted && <Post post={post} now={now} />}
      {post?.deleted && <p>You've deleted this post since.</p>}
      <p>
        A moderator {describeAppealedAct(act, { isOwn: true })}.
        <Reason act={act} /> {ruleText}
      </p>
      <FormerName act={act} by="Your name was" />
      <When act={act} />
      <Note act={act} by="The moderator's note" />
      <p>
        <StatementLink entryId={act.entryId} />
      </p>
    </div>
  );
}

/** For moderators: who did what, and why. */
export function AppealedAct({ act }: { act: AppealedActView & { actor: MemberName | null } }) {
  const { viewer } = useRootData();
  const { post, actor } = act;
  return (
    <div className="appealed-act">
      <p>
        {actor ? (
          <>
            <NumberedName member={actor} /> {describeAppealedAct(act, { isOwn: false })}.
          </>
        ) : (
          describeKeptBlock(act)
        )}
        <Reason act={act} />
      </p>
      <FormerName act={act} by="The name was" />
      <When act={act} />
      {post && !post.deleted && (
        <QuotedPost text={post.text}>
          {mayDecide(viewer, "report:read", post) && (
            <Link to={`/moderation/posts/${post.id}`}>Open case</Link>
          )}
        </QuotedPost>
      )}
      {post?.deleted && <p className="hint">The author has since deleted the post.</p>}
      <Note act={act} by="Note" />
      <p>
        <StatementLink entryId={act.entryId} />
      </p>
    </div>
  );
}

function Reason({ act: { reason } }: { act: AppealedActView }) {
  if (!reason) return null;
  return (
    <>
      {" "}
      Reason: <RuleLink reason={reason} />.
    </>
  );
}

function FormerName({ act: { formerName }, by }: { act: AppealedActView; by: string }) {
  if (formerName === null) return null;
  return (
    <p>
      {by} <b dir="auto">{formerName}</b>.
    </p>
  );
}

/** On a line of its own: the sentence may end with another time, that of the end of a block. */
function When({ act: { at } }: { act: AppealedActView }) {
  const { now } = useRootData();
  return (
    <p className="hint">
      Decided <Time at={at} now={now} />
    </p>
  );
}

function Note({ act: { note }, by }: { act: AppealedActView; by: string }) {
  if (!note) return null;
  return (
    <div>
      <QuotedText by={by}>{note}</QuotedText>
    </div>
  );
}
