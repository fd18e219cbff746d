import { makeAction } from "~/http/handlers.server";
import { dismiss } from "~/moderation/cases/dismiss-case.server";
import { decide } from "./decide.server";

export { default } from "./case-form";

export const action = makeAction((context, form) =>
  decide(context, form, { decision: dismiss, done: "The reports are dismissed; the post stays." }),
);
