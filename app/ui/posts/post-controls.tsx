import { may } from "~/accounts/permissions";
import type { PostView } from "~/feed/post-view";
import { hasAppealed, mayAppeal, mayDecide, mayDelete, mayReport } from "~/moderation/policy";
import { ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ButtonForm } from "~/ui/forms/button-form";
import { useRootData } from "~/ui/shell/use-root-data";

type PostControlsProps = {
  post: PostView;
  /** The address to go back to after a decision. */
  returnTo: string;
  /** The viewer has an open report on the post. */
  reported?: boolean;
};

/** Links and buttons for what the viewer may do with a post. */
export function PostControls({ post, returnTo, reported }: PostControlsProps) {
  const { viewer } = useRootData();
  const caseAddress = `/moderation/posts/${post.id}?to=${encodeURIComponent(returnTo)}`;
  const controls = [
    mayAppeal(viewer, post) && (
      <ButtonLink key="appeal" to={`/appeals/${post.hiddenEntryId}`}>
        Appeal
      </ButtonLink>
    ),
    hasAppealed(viewer, post) && (
      <ButtonLink key="appeal" to={`/appeals/${post.hiddenEntryId}`}>
        Your appeal
      </ButtonLink>
    ),
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
    reported && may(viewer, "post:report") && (
      <ButtonForm key="withdraw" action={`/posts/${post.id}/withdraw`}>
        Withdraw
      </ButtonForm>
    ),
    !post.hidden && mayDecide(viewer, "post:hide", post) && (
      <ButtonLink key="hide" to={caseAddress}>
        Hide
      </ButtonLink>
    ),
    post.hidden && mayDecide(viewer, "post:unhide", post) && (
      <ButtonLink key="unhide" to={caseAddress}>
        Unhide
      </ButtonLink>
    ),
  ].filter(Boolean);
  return controls.length > 0 ? <Controls plain>{controls}</Controls> : null;
}
