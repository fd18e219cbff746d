import { Fragment } from "react";
import { may } from "~/accounts/permissions";
import type { PostView } from "~/feed/post-view";
import { hasAppealed, mayAppeal, mayDecide, mayDelete, mayReport } from "~/moderation/policy";
import { ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { ButtonForm } from "~/ui/forms/button-form";
import { comingFrom } from "~/ui/forms/use-page";
import { useRootData } from "~/ui/shell/use-root-data";

type PostControlsProps = {
  post: PostView;
  /** The address to go back to after a report or a decision. */
  returnTo: string;
};

/** Links and buttons for what the viewer may do with a post. */
export function PostControls({ post, returnTo }: PostControlsProps) {
  const { viewer } = useRootData();
  if (!viewer) return null;
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
    mayReport(viewer, post) && !post.reported && (
      <ButtonLink
        key="report"
        to={`/posts/${post.id}/report?to=${encodeURIComponent(returnTo)}`}
        state={comingFrom(returnTo)}
      >
        Report
      </ButtonLink>
    ),
    post.reported && may(viewer, "post:report") && (
      <Fragment key="withdraw">
        <span className="post-reported">{"Reported · "}</span>
        <ButtonForm action={`/posts/${post.id}/withdraw`} fields={{ to: returnTo }} staysOnPage>
          Withdraw
        </ButtonForm>
      </Fragment>
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
