import { isVisible } from "~/feed/post-view";
import { findPost } from "~/feed/read-posts.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { makeAction } from "~/http/handlers.server";
import { localPath } from "~/http/requests/local-path";
import { answerOutcome } from "~/http/forms/outcome.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import { withdrawReport } from "~/moderation/reports/withdraw-report.server";
import { FormErrorPage } from "~/ui/shell/form-error-page";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("Withdraw a report");

export const action = makeAction(async (context, form) => {
  const postId = requireId(context);
  const viewer = await requirePermission(context, "post:report", { page: `/posts/${postId}`, form });
  const result = await withdrawReport(context.db, viewer, { postId }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: async () => {
      const post = await findPost(context.db, postId);
      const page = `/posts/${postId}`;
      const returnTo = localPath(form.fields.to, page);
      const isShown = (post && isVisible(post)) || returnTo.split(/[?#]/)[0] !== page;
      return redirectWithFlash(context, isShown ? returnTo : "/", "Report withdrawn.");
    },
    missing: "This post isn't here",
    conflict: async () => ({
      values: {},
      errors: {},
      message: "You have no open report on this post. It has been decided, or you've already withdrawn it.",
    }),
  });
});

export default function WithdrawReportPage() {
  return <FormErrorPage title="Withdraw a report" back="/" />;
}
