import { makeAction } from "~/http/handlers.server";
import { hide } from "~/moderation/cases/hide-post.server";
import { decide } from "./decide.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  decide(context, form, { decision: hide, done: "The post is hidden." }),
);
