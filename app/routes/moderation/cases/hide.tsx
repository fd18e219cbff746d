import { makeAction } from "~/http/handlers.server";
import { hidePost } from "~/moderation/cases/hide-post.server";
import { answerDecision } from "./answer-decision.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  answerDecision(context, form, {
    permission: "post:hide",
    act: hidePost,
    done: "The post is hidden.",
  }),
);
