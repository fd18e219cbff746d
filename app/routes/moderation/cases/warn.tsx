import { makeAction } from "~/http/handlers.server";
import { warnAuthor } from "~/moderation/cases/decisions/warn-author.server";
import { decisionMessages } from "~/moderation/cases/words";
import { decisionWithReasonFields } from "./fields.server";
import { handleDecision } from "./handle-decision.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  handleDecision(context, form, {
    permission: "post:warn",
    fields: decisionWithReasonFields,
    act: warnAuthor,
    message: decisionMessages.warn,
  }),
);
