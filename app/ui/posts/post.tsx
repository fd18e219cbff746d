import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { displayName } from "~/accounts/member-name";
import type { PostView } from "~/feed/post-view";
import type { TextPart } from "~/text/links.server";
import { Avatar } from "~/ui/elements/avatar";
import { Icon, type IconName } from "~/ui/elements/icon";
import { Time } from "~/ui/elements/time";

type PostProps = {
  post: PostView;
  now: number;
  /** The quiet row of controls. */
  children?: ReactNode;
  /** Makes the line with the name a heading, where a page's outline wants one. */
  headingLevel?: 1 | 2 | 3;
  /** Being sent: shown faint, and busy to assistive technology. */
  pending?: boolean;
  linkToPost?: boolean;
  className?: string;
};

/** One person's words. What keeps them out of sight is written across them. */
export function Post({
  post,
  now,
  children,
  headingLevel,
  pending,
  linkToPost = true,
  className,
}: PostProps) {
  const id = `post-${post.id}`;
  const name = <bdi>{displayName(post.author)}</bdi>;
  const time = <Time at={post.createdAt} now={now} />;
  const Name = headingLevel ? (`h${headingLevel}` as const) : "span";
  const states = statesOf(post);

  return (
    <article
      className={className ? `post ${className}` : "post"}
      id={id}
      aria-labelledby={`${id}-author ${id}-time`}
      aria-busy={pending || undefined}
    >
      <header className="byline">
        <Avatar member={post.author} />
        <div className="byline-words">
          <Name className="byline-name" id={`${id}-author`}>
            {post.author.erased ? name : <Link to={`/users/${post.author.id}`}>{name}</Link>}
          </Name>{" "}
          <span className="byline-when">
            <span aria-hidden="true">· </span>
            <span id={`${id}-time`}>{linkToPost ? <Link to={`/posts/${post.id}`}>{time}</Link> : time}</span>
          </span>
        </div>
      </header>
      <div className={states.length ? "post-body post-withheld" : "post-body"}>
        {states.length > 0 && (
          <p className="post-band">
            {states.map(([icon, words]) => (
              <span key={words}>
                <Icon name={icon} />
                {words}
              </span>
            ))}
          </p>
        )}
        <PostText text={post.text} />
      </div>
      {children}
    </article>
  );
}

/** The text alone, as a person typed it: line breaks kept, each paragraph in its own direction. */
export function PostText({ text }: { text: TextPart[] }) {
  return (
    <p className="post-text" dir="auto">
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

function statesOf(post: PostView): [IconName, string][] {
  const states: [IconName, string][] = [];
  if (post.deleted) states.push(["deleted", "Deleted by its author"]);
  if (post.hidden) states.push(["hidden", "Hidden by a moderator"]);
  if (post.authorBlocked) states.push(["blocked", "Author blocked"]);
  return states;
}
