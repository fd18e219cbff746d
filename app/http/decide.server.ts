import { type Decision, decideCases } from "../moderation/decide-cases.server";
import { describeCase } from "../moderation/describe-case";
import { describeLaterOnPost } from "../moderation/describe-latest.server";
import { findCasePost } from "../moderation/find-case-post.server";
import { mayDecide } from "../moderation/policy";
import {
  type Asking,
  redirectDone,
  refuseForbidden,
  refuseNotFound,
  requireId,
  requirePermission,
} from "./asking.server";
import { decisionFields } from "./fields.server";
import { type Form, formAgain, readFields } from "./form.server";
import { localPath } from "./local-path";
import { answerOutcome } from "./outcome.server";

/** Hide, unhide and dismiss ask and answer alike: reason, note and the version of the case that was seen. */
export async function decide(
  asking: Asking,
  form: Form,
  { decision, done }: { decision: Decision; done: string },
) {
  const postId = requireId(asking);
  const page = `/moderation/posts/${postId}`;
  const viewer = await requirePermission(asking, decision.permission, { page, form });
  const { value, state } = readFields(form, decisionFields);
  if (state) {
    // Whether it can be decided at all comes before whether the form is filled in.
    const post = await findCasePost(asking.db, postId);
    if (!post) return refuseNotFound("There is no such post");
    if (!mayDecide(viewer, decision.permission, post)) return refuseForbidden(asking, viewer, ownPost);
    return formAgain(state, 422);
  }
  const { version, ...grounds } = value;
  const input = { ...grounds, cases: [{ postId, version }] };
  const [result] = await decideCases(asking.db, viewer, decision, input, asking.now);
  return answerOutcome(asking, form, viewer, result ?? { outcome: "not-found" }, {
    done: (undo) => redirectDone(asking, localPath(form.fields.to, page), { message: done, undo }),
    forbidden: ownPost,
    missing: "There is no such post",
    conflict: async () => {
      const found = result && result.outcome !== "done" ? result.found : null;
      const said =
        found?.case?.state === "open"
          ? await describeLaterOnPost(asking.db, postId, asking.now, true)
          : describeCase(found, asking.now);
      return `${said} Nothing was changed; what you typed is still here.`;
    },
  });
}

export const ownPost = "Nobody decides about their own post: a colleague will.";
