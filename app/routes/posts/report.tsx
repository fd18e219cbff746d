import { useLoaderData } from "@remix-run/react";
import { findPostSeenBy } from "../../feed/read-posts.server";
import { isVisible } from "../../feed/post-view";
import {
  act,
  type Asking,
  page,
  redirectDone,
  refuse,
  refuseForbidden,
  requireId,
  requirePermission,
} from "../../http/asking.server";
import { dropDraft, findDraft } from "../../http/draft.server";
import { reportFields } from "../../http/fields.server";
import { formAgain, readFields } from "../../http/form.server";
import { reportReasonWords } from "../../moderation/words";
import { reportPost } from "../../moderation/report-post.server";
import { ActForm } from "../../ui/act-form";
import { ButtonForm } from "../../ui/button-form";
import { Button, ButtonLink, Controls } from "../../ui/controls";
import { PageHeader } from "../../ui/page";
import { Post } from "../../ui/post";
import { ReasonFields } from "../../ui/reason-fields";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title("Report a post");

export const loader = page(async (asking) => {
  const id = requireId(asking);
  const viewer = await requirePermission(asking, "post:report");
  const { post, reported } = await requireReportable(asking, id, viewer);
  return { post, reported, draft: await findDraft(asking) };
});

export const action = act(async (asking, form) => {
  const id = requireId(asking);
  const viewer = await requirePermission(asking, "post:report", { page: `/posts/${id}/report`, form });
  const { value, state } = readFields(form, reportFields);
  if (state) {
    // Whether it can be reported at all comes before whether the form is filled in.
    await requireReportable(asking, id, viewer);
    return formAgain(state, 422);
  }

  const outcome = await reportPost(asking.db, viewer, { postId: id, ...value }, asking.now);
  switch (outcome) {
    case "done":
      return back(asking, id, "Thank you. Your report is with the moderators.");
    case "already":
      return back(asking, id, "You have already reported this post. Your first report stands.");
    case "looked-at":
      return back(asking, id, "Moderators have looked at this post lately, and left it. Nothing was sent.");
    case "own":
      return refuseOwn();
    case "not-found":
      return refuseGone();
    case "forbidden":
      return refuseForbidden(asking, viewer);
    case "too-fast": {
      asking.answerHeaders.set("Retry-After", "600");
      const message =
        "That was a lot of reports in a short time. Try again in ten minutes; yours is kept here.";
      return formAgain({ values: form.fields, errors: {}, message }, 429);
    }
  }
});

export default function ReportPost() {
  const { post, reported, draft } = useLoaderData<typeof loader>();
  const { now } = useSite();
  return (
    <div className="column">
      <PageHeader
        title="Report this post"
        lead="Moderators read every report. The author is not told who reported."
      />
      <Post post={post} now={now} />
      {reported && (
        <div className="callout">
          <p>
            You have reported this post already. Your report stands until moderators decide; you can take it
            back.
          </p>
          <ButtonForm action={`/posts/${post.id}/withdraw`}>Withdraw</ButtonForm>
        </div>
      )}
      <ActForm action={`/posts/${post.id}/report`} className="form" initial={draft}>
        {({ values, errors, pending }) => (
          <>
            <ReasonFields
              legend="What is wrong with it?"
              reasons={reportReasonWords}
              values={values}
              errors={errors}
            />
            <Controls>
              <Button kind="main" pending={pending}>
                Send report
              </Button>
              <ButtonLink to={`/posts/${post.id}`}>Cancel</ButtonLink>
            </Controls>
          </>
        )}
      </ActForm>
    </div>
  );
}

async function requireReportable(asking: Asking, id: number, viewer: { id: number }) {
  const found = await findPostSeenBy(asking.db, id, viewer);
  if (!found || !isVisible(found.post)) return refuseGone();
  if (found.post.author.id === viewer.id) return refuseOwn();
  return found;
}

async function back(asking: Asking, id: number, message: string) {
  await dropDraft(asking);
  return redirectDone(asking, `/posts/${id}`, message);
}

function refuseGone(): never {
  refuse(404, "There is no such post to report", "It was hidden or deleted, or was never here.");
}

function refuseOwn(): never {
  refuse(403, "That is your own post", "You cannot report it, but you can delete it.");
}
