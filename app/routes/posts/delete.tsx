import { useLoaderData } from "@remix-run/react";
import { deletePost } from "../../feed/delete-post.server";
import { findPost } from "../../feed/read-posts.server";
import {
  act,
  page,
  redirectDone,
  refuseForbidden,
  refuseNotFound,
  requireId,
  requirePermission,
} from "../../http/asking.server";
import { mayDelete } from "../../moderation/policy";
import { ActForm } from "../../ui/act-form";
import { Button, ButtonLink, Controls } from "../../ui/controls";
import { PageHeader } from "../../ui/page";
import { Post } from "../../ui/post";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title("Delete a post");

const notYours = "Only its author can delete a post.";

export const loader = page(async (asking) => {
  const viewer = await requirePermission(asking, "post:delete:own");
  const post = await findPost(asking.db, requireId(asking));
  if (!post || post.deleted) refuseNotFound("There is no such post");
  if (!mayDelete(viewer, post)) return refuseForbidden(asking, viewer, notYours);
  return { post };
});

export const action = act(async (asking, form) => {
  const id = requireId(asking);
  const viewer = await requirePermission(asking, "post:delete:own", { page: `/posts/${id}/delete`, form });
  const outcome = await deletePost(asking.db, viewer, id, asking.now);
  switch (outcome) {
    case "done":
      return redirectDone(asking, "/", "Your post is deleted.");
    case "not-found":
      return refuseNotFound("There is no such post");
    case "forbidden":
      return refuseForbidden(asking, viewer, notYours);
  }
});

export default function DeletePost() {
  const { post } = useLoaderData<typeof loader>();
  const { now } = useSite();
  return (
    <div className="column">
      <PageHeader
        title="Delete this post?"
        lead="It disappears for everybody at once, and cannot be brought back."
      />
      <Post post={post} now={now} />
      <ActForm action={`/posts/${post.id}/delete`} className="form">
        {({ pending }) => (
          <Controls>
            <Button kind="danger" pending={pending}>
              Delete
            </Button>
            <ButtonLink to={`/posts/${post.id}`}>Keep it</ButtonLink>
          </Controls>
        )}
      </ActForm>
    </div>
  );
}
