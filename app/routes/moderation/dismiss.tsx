import { act } from "../../http/asking.server";
import { decide } from "../../http/decide.server";
import { dismiss } from "../../moderation/dismiss-case.server";

export { default } from "./case-form";

export const action = act((asking, form) =>
  decide(asking, form, { decision: dismiss, done: "The reports are dismissed; the post stays." }),
);
