import { useLoaderData } from "@remix-run/react";
import { createPost } from "../../feed/create-post.server";
import { act, page, redirectDone, refuseForbidden, requirePermission } from "../../http/asking.server";
import { dropDraft, findDraft } from "../../http/draft.server";
import { postFields } from "../../http/fields.server";
import { formAgain, readFields } from "../../http/form.server";
import { Composer } from "../../ui/composer";
import { PageHeader } from "../../ui/page";
import { title } from "../../ui/title";

export const meta = title("New post");

export const loader = page(async (asking) => {
  await requirePermission(asking, "post:create");
  return { key: crypto.randomUUID(), draft: await findDraft(asking) };
});

export const action = act(async (asking, form) => {
  const viewer = await requirePermission(asking, "post:create", { page: "/posts/new", form });
  const { value, state } = readFields(form, postFields);
  if (state) return formAgain(state, 422);

  const made = await createPost(asking.db, viewer, value, asking.now);
  switch (made.outcome) {
    case "done":
      await dropDraft(asking);
      return redirectDone(asking, "/", "Your post is out.");
    case "forbidden":
      return refuseForbidden(asking, viewer);
    case "too-fast": {
      asking.answerHeaders.set("Retry-After", String(made.retryAfter));
      const message = `That was a lot in a short time. You can post again ${inWords(made.retryAfter)}; your text is kept here.`;
      return formAgain({ values: form.fields, errors: {}, message }, 429);
    }
    case "used": {
      const message = "This form has already sent another post. Press Post again to send this text as well.";
      return formAgain({ values: { ...form.fields, key: crypto.randomUUID() }, errors: {}, message }, 409);
    }
  }
});

export default function NewPost() {
  const { key, draft } = useLoaderData<typeof loader>();
  return (
    <div className="column">
      <PageHeader title="New post" />
      <Composer formKey={key} initial={draft} />
    </div>
  );
}

function inWords(seconds: number): string {
  if (seconds <= 60) return `in ${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? `in ${minutes} minutes` : `in ${Math.ceil(minutes / 60)} hours`;
}
