import { displayName } from "~/accounts/member-name";
import type { Viewer } from "~/accounts/permissions";
import type { RequestContext } from "~/http/context.server";
import { redirectWithFlash } from "~/http/flash.server";
import type { Form } from "~/http/form.server";
import { localPath } from "~/http/local-path";
import { answerOutcome } from "~/http/outcome.server";
import { requireId, requirePermission } from "~/http/require.server";
import type { Act, ActResult } from "~/log/perform-act.server";
import {
  claimCase,
  claimLimit,
  findClaim,
  holdsAllClaims,
  releaseCase,
} from "~/moderation/cases/claim-case.server";
import { timeInWords } from "~/text/times";
import { ownPost } from "./handle-decision.server";

type Claiming = {
  act: Act<{ postId: number }, ActResult | { outcome: "renewed" }>;
  done: string;
  /** What stands in the way where nobody is on the case. */
  obstacle?: (context: RequestContext, viewer: Viewer) => Promise<string | null>;
};

export const claiming: Claiming = {
  act: claimCase,
  done: "The case is yours for ten minutes.",
  obstacle: async ({ db, now }, viewer) =>
    (await holdsAllClaims(db, viewer, now))
      ? `You are on ${claimLimit} cases, as many as one can be. Release one or decide it, and claim this one then.`
      : null,
};

export const releasing: Claiming = { act: releaseCase, done: "The case is free again." };

/** Claim and release ask and answer alike; renewing one's claim is answered like claiming. */
export async function handleClaim(context: RequestContext, form: Form, { act, done, obstacle }: Claiming) {
  const postId = requireId(context);
  const page = `/moderation/posts/${postId}`;
  const viewer = await requirePermission(context, "report:dismiss", { page, form });
  const back = () => redirectWithFlash(context, localPath(form.fields.to, page), done);
  const result = await act(context.db, viewer, { postId }, context.now);
  if (result.outcome === "renewed") return back();
  return answerOutcome(context, form, viewer, result, {
    done: back,
    forbidden: ownPost,
    missing: "There is no such post",
    conflict: async () => {
      const claim = await findClaim(context.db, postId, context.now);
      if (!claim)
        return (
          (await obstacle?.(context, viewer)) ??
          "There is no claim on this case, or it is decided already. Nothing was changed."
        );
      const who = claim.by.id === viewer.id ? "You are" : `${displayName(claim.by)} is`;
      return `${who} on this case since ${timeInWords(claim.since, context.now)}. You can still decide it.`;
    },
  });
}
