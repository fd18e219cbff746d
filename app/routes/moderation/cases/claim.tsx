import { makeAction } from "~/http/handlers.server";
import { handleClaim, claiming } from "./handle-claim.server";

export { default } from "./case-form";

export const action = makeAction((context, form) => handleClaim(context, form, claiming));
