import { makeAction } from "~/http/handlers.server";
import { dismissCase } from "~/moderation/cases/decisions/dismiss-case.server";
import { decisionMessages } from "~/moderation/cases/words";
import { decisionFields } from "./fields.server";
import { handleDecision } from "./handle-decision.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  handleDecision(context, form, {
    permission: "report:dismiss",
    fields: decisionFields,
    act: dismissCase,
    message: decisionMessages.dismiss,
  }),
);
