import { makeAction } from "~/http/handlers.server";
import { claimCase, claimLimit, hasReachedClaimLimit } from "~/moderation/cases/claim-case.server";
import { handleClaim } from "./handle-claim.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  handleClaim(context, form, {
    act: claimCase,
    message: "Case claimed for 10 minutes.",
    describeObstacle: async ({ db, now }, viewer) =>
      (await hasReachedClaimLimit(db, viewer, now))
        ? `You've claimed ${claimLimit} cases, which is the limit. Release or decide one first.`
        : null,
  }),
);
