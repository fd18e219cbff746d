import { useLoaderData } from "@remix-run/react";
import { isVisible } from "~/feed/post-view";
import { findPostForViewer } from "~/feed/read-posts.server";
import type { RequestContext } from "~/http/context.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { respondWithForm, readFields } from "~/http/forms/form.server";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/requests/local-path";
import { answerOutcome } from "~/http/forms/outcome.server";
import { refuse, refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import { readReturnTo } from "~/http/requests/search-params.server";
import { rulesInForce, toRule } from "~/moderation/reasons";
import { reportPost } from "~/moderation/reports/report-post.server";
import { waitInWords } from "~/text/times";
import { Button, ButtonLink } from "~/ui/elements/button";
import { Callout } from "~/ui/elements/callout";
import { Controls } from "~/ui/elements/controls";
import { PageHeader } from "~/ui/shell/page-header";
import { ActForm } from "~/ui/forms/act-form";
import { ButtonForm } from "~/ui/forms/button-form";
import { ReasonFields } from "~/ui/forms/fields/reason-fields";
import { Post } from "~/ui/posts/post";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";
import { reportFields } from "./fields.server";

export const meta = makeMeta("Report a post");

export const loader = makeLoader(async (context) => {
  const id = requireId(context);
  const viewer = await requirePermission(context, "post:report");
  const post = await requireReportable(context, id, viewer);
  const rules = rulesInForce(await context.rules());
  const reasons = rules.map((rule) => ({ ...toRule(rule), hint: rule.hint }));
  const returnTo = readReturnTo(context, `/posts/${id}`);
  return { post, reasons, returnTo };
});

export const action = makeAction(async (context, form) => {
  const id = requireId(context);
  const viewer = await requirePermission(context, "post:report", { page: `/posts/${id}/report`, form });
  const { value, state } = readFields(form, reportFields(await context.rules()));
  if (state) {
    // A post that is gone or one's own is refused before the form is checked.
    await requireReportable(context, id, viewer);
    return respondWithForm(state, 422);
  }

  const result = await reportPost(context.db, viewer, { postId: id, ...value }, context.now);
  // It throws the page that says why: the post is gone, or one's own.
  if (result.outcome === "not-found" || result.outcome === "forbidden")
    await requireReportable(context, id, viewer);
  const returnTo = localPath(form.fields.to, `/posts/${id}`);
  return answerOutcome(context, form, viewer, result, {
    done: () => redirectWithFlash(context, returnTo, "Report sent. Thank you."),
    missing: "This post isn't here",
    conflict: (why) =>
      redirectWithFlash(
        context,
        returnTo,
        why === "already"
          ? "You've already reported this post. Your first report still counts."
          : "Moderators have reviewed this post and kept it. Your report wasn't sent.",
      ),
    tooFast: (retryAfter) =>
      `You're reporting quickly. Try again ${waitInWords(retryAfter)}; your report is still here.`,
  });
});

export default function ReportPostPage() {
  const { post, reasons, returnTo } = useLoaderData<typeof loader>();
  const { now } = useRootData();
  return (
    <div className="column">
      <PageHeader
        title="Report this post"
        lead="Moderators read every report. The author isn't told who reported it."
      />
      <Post post={post} now={now} />
      {post.reported && (
        <Callout>
          <p>You've already reported this post. Until moderators decide, you can withdraw your report.</p>
          <ButtonForm action={`/posts/${post.id}/withdraw`} fields={{ to: returnTo }}>
            Withdraw
          </ButtonForm>
        </Callout>
      )}
      <ActForm action={`/posts/${post.id}/report`} className="form" errorsInPlace={["reason", "note"]}>
        {({ values, errors, pending }) => (
          <>
            <input type="hidden" name="to" value={values.to ?? returnTo} />
            <ReasonFields legend="What's wrong with it?" reasons={reasons} values={values} errors={errors} />
            <Controls>
              <Button kind="primary" pending={pending}>
                Send report
              </Button>
              <ButtonLink to={returnTo}>Cancel</ButtonLink>
            </Controls>
          </>
        )}
      </ActForm>
    </div>
  );
}

async function requireReportable(context: RequestContext, id: number, viewer: { id: number }) {
  const post = await findPostForViewer(context.db, id, viewer);
  if (!post || !isVisible(post)) return refuseNotFound("This post isn't here");
  if (post.author.id === viewer.id) return refuseOwnPost();
  return post;
}

function refuseOwnPost(): never {
  refuse(403, "This is your own post", "You can't report it, but you can delete it.");
}
