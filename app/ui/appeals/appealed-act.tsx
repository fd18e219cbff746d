import { Link } from "@remix-run/react";
import { displayName, type Named } from "~/accounts/member-name";
import type { AppealedAct as Appealed } from "~/moderation/appeals/appeal-view";
import { blockEnd } from "~/moderation/blocks/words";
import { reasonWords } from "~/moderation/reasons";
import { Time } from "~/ui/elements/time";
import { Post } from "~/ui/posts/post";
import { QuotedPost } from "~/ui/posts/quoted-post";
import { useSite } from "~/ui/shell/use-site";

/** To the person it concerned: their post or block, and why. Which moderator it was they are not told. */
export function OwnAct({ act }: { act: Appealed }) {
  const { now } = useSite();
  const { kind, post, until } = act;
  return (
    <div className="appealed">
      {post && !post.deleted && <Post post={post} now={now} />}
      {post?.deleted && <p>You have deleted the post since.</p>}
      <p>
        A moderator {kind === "user.blocked" ? `blocked your account ${blockEnd(until)}` : "hid this post"}
        <WhenAndWhy act={act} />
      </p>
      <Note act={act} />
    </div>
  );
}

/** To moderators: what was done, by whom and why. */
export function AppealedAct({ act }: { act: Appealed & { actor: Named | null } }) {
  const { kind, post, until, actor } = act;
  return (
    <div className="appealed">
      <p>
        <bdi>{actor ? displayName(actor) : "Somebody"}</bdi>{" "}
        {kind === "user.blocked" ? `blocked the account ${blockEnd(until)}` : "hid this post"}
        <WhenAndWhy act={act} />
      </p>
      {post && !post.deleted && (
        <QuotedPost text={post.text}>
          <Link to={`/moderation/posts/${post.id}`}>Open case</Link>
        </QuotedPost>
      )}
      {post?.deleted && <p className="hint">Its author has deleted the post since.</p>}
      <Note act={act} />
    </div>
  );
}

function WhenAndWhy({ act: { at, reason } }: { act: Appealed }) {
  const { now } = useSite();
  return (
    <>
      , <Time at={at} now={now} />.{reason && ` Reason: ${reasonWords[reason].label.toLowerCase()}.`}
    </>
  );
}

function Note({ act: { note } }: { act: Appealed }) {
  if (!note) return null;
  return (
    <div>
      <p className="notes-by">Note</p>
      <p className="quoted" dir="auto">
        {note}
      </p>
    </div>
  );
}
