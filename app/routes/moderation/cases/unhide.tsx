import { makeAction } from "~/http/handlers.server";
import { unhide } from "~/moderation/cases/unhide-post.server";
import { decide } from "./decide.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  decide(context, form, { decision: unhide, done: "The post is no longer hidden." }),
);
