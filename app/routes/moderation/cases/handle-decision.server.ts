import type { RequestContext } from "~/http/context.server";
import { redirectWithFlash } from "~/http/flash.server";
import { type Form, formAgain, readFields } from "~/http/form.server";
import { localPath } from "~/http/local-path";
import { answerOutcome } from "~/http/outcome.server";
import { refuseForbidden, refuseNotFound } from "~/http/refuse.server";
import { requireId, requirePermission } from "~/http/require.server";
import { describeLatestOnPost } from "~/log/describe-latest.server";
import type { Act } from "~/log/perform-act.server";
import type { DecideCase, Decision, DecisionResult } from "~/moderation/cases/decide-cases.server";
import { describeCase } from "~/moderation/cases/describe-case";
import { findCasePost } from "~/moderation/cases/find-case-post.server";
import { mayDecide } from "~/moderation/policy";
import { decisionFields } from "./fields.server";

type Deciding = {
  permission: Decision["permission"];
  act: Act<DecideCase, DecisionResult>;
  done: string;
};

/** Hide, unhide and dismiss ask and answer alike: reason, note and the version of the case that was seen. */
export async function handleDecision(
  context: RequestContext,
  form: Form,
  { permission, act, done }: Deciding,
) {
  const postId = requireId(context);
  const page = `/moderation/posts/${postId}`;
  const viewer = await requirePermission(context, permission, { page, form });
  const { value, state } = readFields(form, decisionFields(await context.rules()));
  if (state) {
    // Whether it can be decided at all comes before whether the form is filled in.
    const post = await findCasePost(context.db, postId);
    if (!post) return refuseNotFound("There is no such post");
    if (!mayDecide(viewer, permission, post)) return refuseForbidden(context, viewer, ownPost);
    return formAgain(state, 422);
  }
  const result = await act(context.db, viewer, { ...value, postId }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: (undo) => redirectWithFlash(context, localPath(form.fields.to, page), { message: done, undo }),
    forbidden: ownPost,
    missing: "There is no such post",
    conflict: async () => {
      const found = result.outcome === "done" ? null : result.found;
      const said =
        found?.case?.state === "open"
          ? await describeLatestOnPost(context.db, postId, context.now, true)
          : describeCase(found, context.now);
      return `${said} Nothing was changed; what you typed is still here.`;
    },
  });
}

export const ownPost = "Nobody decides about their own post: a colleague will.";
