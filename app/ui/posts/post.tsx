import type { ReactNode } from "react";
import type { Viewer } from "~/accounts/permissions";
import type { PostView } from "~/feed/post-view";
import { Icon, type IconName } from "~/ui/elements/icon";
import { Time } from "~/ui/elements/words/time";
import { RuleLink } from "~/ui/shell/rule-link";
import { StatementLink } from "~/ui/shell/statement-link";
import { useRootData } from "~/ui/shell/use-root-data";
import { Byline } from "./byline";
import { MemberText } from "./member-text";
import { Link } from "~/ui/elements/link";

type PostProps = {
  post: PostView;
  now: number;
  /** Buttons below the post. */
  children?: ReactNode;
  /** Makes the author's name a heading of this level. */
  headingLevel?: 1 | 2;
  /** The post is being sent. */
  pending?: boolean;
  linkToPost?: boolean;
  /** For moderators: the author's number is beside the name. */
  numbered?: boolean;
};

/** A post with its author, its time, and why others cannot see it, if they cannot. */
export function Post({ post, now, children, headingLevel, pending, linkToPost = true, numbered }: PostProps) {
  const id = `post-${post.id}`;
  const time = <Time at={post.createdAt} now={now} />;
  const states = listStates(post, useRootData().viewer);
  const { erased, role } = post.author;
  const shownRole = erased || role === "member" ? undefined : role;

  return (
    <article
      className="post"
      id={id}
      aria-labelledby={`${id}-author ${id}-time`}
      aria-busy={pending || undefined}
    >
      <Byline
        member={post.author}
        to={`/users/${post.author.id}`}
        id={`${id}-author`}
        headingLevel={headingLevel}
        numbered={numbered}
        role={shownRole}
      >
        <span id={`${id}-time`}>{linkToPost ? <Link to={`/posts/${post.id}`}>{time}</Link> : time}</span>
      </Byline>
      <div className={states.length > 0 ? "post-body post-withheld" : "post-body"}>
        <PostStates post={post} />
        {post.hiddenReason && post.hiddenEntryId !== null && (
          <p className="hint">
            Reason: <RuleLink reason={post.hiddenReason} />. <StatementLink entryId={post.hiddenEntryId} />
          </p>
        )}
        <MemberText text={post.text} />
      </div>
      {children}
    </article>
  );
}

/** Why others do not see it; nothing where they do. */
export function PostStates({ post }: { post: PostView }) {
  const states = listStates(post, useRootData().viewer);
  if (states.length === 0) return null;
  return (
    <p className="post-states">
      {states.map(([icon, label]) => (
        <span key={label}>
          <Icon name={icon} />
          {label}
        </span>
      ))}
    </p>
  );
}

function listStates(post: PostView, viewer: Viewer | null): [icon: IconName, label: string][] {
  const states: [IconName, string][] = [];
  if (post.deleted) states.push(["deleted", "Deleted by its author"]);
  if (post.hidden) states.push(["hidden", "Hidden by a moderator"]);
  if (post.authorBlocked)
    states.push([
      "blocked",
      viewer?.id === post.author.id ? "Hidden while you are blocked" : "Author blocked",
    ]);
  return states;
}
