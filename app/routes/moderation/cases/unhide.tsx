import { makeAction } from "~/http/handlers.server";
import { unhidePost } from "~/moderation/cases/decisions/unhide-post.server";
import { decisionMessages } from "~/moderation/cases/words";
import { decisionFields } from "./fields.server";
import { handleDecision } from "./handle-decision.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  handleDecision(context, form, {
    permission: "post:unhide",
    fields: decisionFields,
    act: unhidePost,
    message: decisionMessages.unhide,
  }),
);
