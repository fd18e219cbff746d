import { displayName } from "~/accounts/names/member-name";
import type { Viewer } from "~/accounts/permissions";
import type { RequestContext } from "~/http/context.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import type { Form } from "~/http/forms/form.server";
import { answerOutcome } from "~/http/forms/outcome.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import type { Act, ActResult } from "~/log/perform-act.server";
import { findClaim } from "~/moderation/cases/claim-case.server";
import { ownPostMessage } from "~/moderation/cases/words";
import { timeInWords } from "~/text/times";
import { findReturnAddress } from "../return-address.server";

type ClaimOptions = {
  act: Act<{ postId: number }, ActResult | { outcome: "renewed" }>;
  /** Shown when the case is claimed or released. */
  message: string;
  /** Why the act was refused, if not because of somebody's claim. */
  describeObstacle?: (context: RequestContext, viewer: Viewer) => Promise<string | null>;
};

/** The action of Claim and Release. Claiming a case again renews the claim, with the same message. */
export async function handleClaim(
  context: RequestContext,
  form: Form,
  { act, message, describeObstacle }: ClaimOptions,
) {
  const postId = requireId(context);
  const page = `/moderation/posts/${postId}`;
  const viewer = await requirePermission(context, "report:dismiss", { page, form });
  const redirectBack = async () =>
    redirectWithFlash(context, await findReturnAddress(context, form.fields.to, page), message);
  const result = await act(context.db, viewer, { postId }, context.now);
  if (result.outcome === "renewed") return redirectBack();
  return answerOutcome(context, form, viewer, result, {
    done: redirectBack,
    forbidden: ownPostMessage,
    missing: "This post isn't here",
    conflict: async () => {
      const claim = await findClaim(context.db, postId, context.now);
      if (!claim)
        return (
          (await describeObstacle?.(context, viewer)) ??
          "This case isn't claimed, or it's already decided. Nothing was changed."
        );
      const who = claim.by.id === viewer.id ? "You" : displayName(claim.by);
      return `${who} claimed this case ${timeInWords(claim.since, context.now)}. You can still decide it.`;
    },
  });
}
