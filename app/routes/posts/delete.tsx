import { useLoaderData } from "@remix-run/react";
import { deletePost } from "~/feed/delete-post.server";
import { isVisible } from "~/feed/post-view";
import { findPost } from "~/feed/read-posts.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { answerOutcome } from "~/http/forms/outcome.server";
import { refuseForbidden, refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import { mayDelete } from "~/moderation/policy";
import { Button, ButtonLink } from "~/ui/elements/button";
import { Controls } from "~/ui/elements/controls";
import { PageHeader } from "~/ui/shell/page-header";
import { ActForm } from "~/ui/forms/act-form";
import { Post } from "~/ui/posts/post";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta("Delete a post");

const notAuthorMessage = "Only the author can delete a post.";

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "post:delete:own");
  const post = await findPost(context.db, requireId(context));
  const isOwn = post?.author.id === viewer.id;
  if (!post || (isOwn ? post.deleted : !isVisible(post))) refuseNotFound("This post isn't here");
  if (!mayDelete(viewer, post)) return refuseForbidden(context, viewer, notAuthorMessage);
  return { post };
});

export const action = makeAction(async (context, form) => {
  const id = requireId(context);
  const viewer = await requirePermission(context, "post:delete:own", { page: `/posts/${id}/delete`, form });
  const result = await deletePost(context.db, viewer, { postId: id }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: async () => redirectWithFlash(context, "/", "Post deleted."),
    forbidden: notAuthorMessage,
    missing: "This post isn't here",
    conflict: async () => refuseNotFound("This post isn't here"),
  });
});

export default function DeletePostPage() {
  const { post } = useLoaderData<typeof loader>();
  const { now } = useRootData();
  return (
    <div className="column">
      <PageHeader
        title="Delete this post?"
        lead="It will be gone for everyone at once, and you can't get it back."
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
