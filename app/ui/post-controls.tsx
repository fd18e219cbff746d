import type { PostView } from "../feed/post-view";
import { mayDecide, mayDelete, mayReport } from "../moderation/policy";
import { ButtonLink, Controls } from "./controls";
import { useSite } from "./use-site";

/** What this person may do with a post; nothing that they may not. `to`: where an act of moderation leads back. */
export function PostControls({ post, to }: { post: PostView; to: string }) {
  const { viewer } = useSite();
  const decide = `/moderation/posts/${post.id}?to=${encodeURIComponent(to)}`;
  const controls = [
    mayDelete(viewer, post) && (
      <ButtonLink key="delete" to={`/posts/${post.id}/delete`}>
        Delete
      </ButtonLink>
    ),
    mayReport(viewer, post) && (
      <ButtonLink key="report" to={`/posts/${post.id}/report`}>
        Report
      </ButtonLink>
    ),
    !post.hidden && mayDecide(viewer, "post:hide", post) && (
      <ButtonLink key="hide" to={decide}>
        Hide
      </ButtonLink>
    ),
    post.hidden && mayDecide(viewer, "post:unhide", post) && (
      <ButtonLink key="unhide" to={decide}>
        Unhide
      </ButtonLink>
    ),
  ].filter(Boolean);
  return controls.length > 0 ? <Controls>{controls}</Controls> : null;
}
