import { makeAction } from "~/http/handlers.server";
import { claimCase, claimLimit, hasReachedClaimLimit } from "~/moderation/cases/claim-case.server";
import { handleClaim } from "./handle-claim.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  handleClaim(context, form, {
    act: claimCase,
    message: "The case is yours for ten minutes.",
    describeObstacle: async ({ db, now }, viewer) =>
      (await hasReachedClaimLimit(db, viewer, now))
        ? `You are on ${claimLimit} cases, as many as one can be. Release one or decide it, and claim this one then.`
        : null,
  }),
);
