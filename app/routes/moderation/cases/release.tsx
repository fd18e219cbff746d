import { makeAction } from "~/http/handlers.server";
import { answerClaim, releasing } from "./claim-or-release.server";

export { default } from "./case-form";

export const action = makeAction((context, form) => answerClaim(context, form, releasing));
