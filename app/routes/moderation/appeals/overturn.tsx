import { makeAction } from "~/http/handlers.server";
import { overturnAppeal } from "~/moderation/appeals/decide-appeal.server";
import { handleAppealDecision } from "./handle-appeal-decision.server";

export { default } from "./appeal-form";

export const action = makeAction((context, form) =>
  handleAppealDecision(context, form, {
    act: overturnAppeal,
    verdict: "overturned",
  }),
);
