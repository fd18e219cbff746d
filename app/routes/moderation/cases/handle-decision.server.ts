import type * as z from "zod";
import type { RequestContext } from "~/http/context.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { type Form, respondWithForm, readFields } from "~/http/forms/form.server";
import { answerOutcome } from "~/http/forms/outcome.server";
import { refuseForbidden, refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import { describeLatestActOnPost } from "~/log/describe-latest-act.server";
import type { Act } from "~/log/perform-act.server";
import type {
  DecideCase,
  DecidedPost,
  Decision,
  DecisionResult,
} from "~/moderation/cases/decisions/decision.server";
import { describeCase } from "~/moderation/cases/describe-case";
import { findCasePost } from "~/moderation/cases/find-case-post.server";
import { ownPostMessage } from "~/moderation/cases/words";
import { mayDecide } from "~/moderation/policy";
import type { Rule } from "~/moderation/reasons";
import { unchangedMessage } from "~/moderation/words";
import { findReturnAddress } from "../return-address.server";

type DecisionOptions<T extends z.ZodType> = {
  permission: Decision["permission"];
  fields: (rules: Rule[]) => T;
  act: Act<z.output<T> & DecideCase, DecisionResult>;
  /** Shown when the case is decided. */
  message: (decided: DecidedPost) => string;
};

/** The action of Hide, Unhide, Warn and Dismiss. Each takes a note and the version of the case that the form showed. */
export async function handleDecision<T extends z.ZodType<Omit<DecideCase, "postId">>>(
  context: RequestContext,
  form: Form,
  { permission, fields, act, message }: DecisionOptions<T>,
) {
  const postId = requireId(context);
  const page = `/moderation/posts/${postId}`;
  const viewer = await requirePermission(context, permission, { page, form });
  const { value, state } = readFields(form, fields(await context.rules()));
  if (state) {
    // A post that is gone or one's own is refused before the form is checked.
    const post = await findCasePost(context.db, viewer, postId);
    if (!post) return refuseNotFound("This post isn't here");
    if (!mayDecide(viewer, permission, post)) return refuseForbidden(context, viewer, ownPostMessage);
    return respondWithForm(state, 422);
  }
  const result = await act(context.db, viewer, { ...value, postId }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: async (undo) =>
      redirectWithFlash(context, await findReturnAddress(context, form.fields.to, page), {
        message: result.outcome === "done" ? message(result.decided) : "",
        undo,
      }),
    forbidden: ownPostMessage,
    missing: "This post isn't here",
    conflict: async () => {
      const current = result.outcome === "done" ? null : result.current;
      const why =
        current?.case?.state === "open"
          ? await describeLatestActOnPost(context.db, postId, context.now, true)
          : describeCase(current, context.now);
      return {
        values: form.fields,
        errors: {},
        message: `${why} ${unchangedMessage}`,
        conflict: why,
      };
    },
  });
}
