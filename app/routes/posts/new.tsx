import { useLoaderData } from "@remix-run/react";
import { createPost } from "~/feed/create-post.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { respondWithForm, readFields } from "~/http/forms/form.server";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { answerOutcome } from "~/http/forms/outcome.server";
import { requirePermission } from "~/http/requests/require.server";
import { waitInWords } from "~/text/times";
import { PageHeader } from "~/ui/shell/page-header";
import { Composer } from "~/ui/posts/composer";
import { makeMeta } from "~/ui/shell/make-meta";
import { postFields } from "./fields.server";

export const meta = makeMeta("New post");

export const loader = makeLoader(async (context) => {
  await requirePermission(context, "post:create");
  return { key: crypto.randomUUID() };
});

export const action = makeAction(async (context, form) => {
  const viewer = await requirePermission(context, "post:create", { page: "/posts/new", form });
  const { value, state } = readFields(form, postFields);
  if (state) return respondWithForm(state, 422);

  const result = await createPost(context.db, viewer, value, context.now);
  return answerOutcome<"other-text" | "same-text">(context, form, viewer, result, {
    done: () => redirectWithFlash(context, "/", "Posted."),
    missing: "This post isn't here",
    conflict: async () => ({
      values: { ...form.fields, key: crypto.randomUUID() },
      errors: {},
      ...(result.outcome === "conflict" && result.why === "same-text"
        ? {
            message: "You've just posted this. Your text is still here.",
            link: { to: `/posts/${result.postId}`, label: "See your post" },
          }
        : {
            message: "This form has already sent another post. Press Post again to send this one too.",
          }),
    }),
    tooFast: (retryAfter) =>
      `You're posting quickly. Try again ${waitInWords(retryAfter)}; your text is still here.`,
  });
});

export default function NewPostPage() {
  const { key } = useLoaderData<typeof loader>();
  return (
    <div className="column">
      <PageHeader title="New post" />
      <Composer formKey={key} />
    </div>
  );
}
