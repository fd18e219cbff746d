import { makeAction } from "~/http/handlers.server";
import { unhidePost } from "~/moderation/cases/unhide-post.server";
import { answerDecision } from "./answer-decision.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  answerDecision(context, form, {
    permission: "post:unhide",
    act: unhidePost,
    done: "The post is no longer hidden.",
  }),
);
