import { makeAction } from "~/http/handlers.server";
import { releaseCase } from "~/moderation/cases/claim-case.server";
import { handleClaim } from "./handle-claim.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  handleClaim(context, form, { act: releaseCase, message: "Case released." }),
);
