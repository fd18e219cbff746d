import { makeAction } from "~/http/handlers.server";
import { hidePost } from "~/moderation/cases/decisions/hide-post.server";
import { decisionMessages } from "~/moderation/cases/words";
import { decisionWithReasonFields } from "./fields.server";
import { handleDecision } from "./handle-decision.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  handleDecision(context, form, {
    permission: "post:hide",
    fields: decisionWithReasonFields,
    act: hidePost,
    message: decisionMessages.hide,
  }),
);
