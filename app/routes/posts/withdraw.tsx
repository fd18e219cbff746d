import { isVisible } from "../../feed/post-view";
import { findPost } from "../../feed/read-posts.server";
import { act, redirectDone, refuseForbidden, requireId, requirePermission } from "../../http/asking.server";
import { formAgain } from "../../http/form.server";
import { withdrawReport } from "../../moderation/withdraw-report.server";
import { AnswerPage } from "../../ui/answer-page";
import { title } from "../../ui/title";

export const meta = title("Withdraw a report");

export const action = act(async (asking, form) => {
  const postId = requireId(asking);
  const viewer = await requirePermission(asking, "post:report", { page: `/posts/${postId}`, form });
  const outcome = await withdrawReport(asking.db, viewer, { postId }, asking.now);
  switch (outcome) {
    case "done": {
      const post = await findPost(asking.db, postId);
      const back = post && isVisible(post) ? `/posts/${postId}` : "/";
      return redirectDone(asking, back, "Your report is withdrawn.");
    }
    case "forbidden":
      return refuseForbidden(asking, viewer);
    case "nothing": {
      const message =
        "You have no open report on this post: it was decided meanwhile, or you have withdrawn it already.";
      return formAgain({ values: {}, errors: {}, message }, 409);
    }
  }
});

export default function WithdrawPage() {
  return <AnswerPage title="Withdraw a report" back="/" />;
}
