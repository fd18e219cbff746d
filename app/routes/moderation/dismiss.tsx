import { act } from "../../http/asking.server";
import { decide } from "../../http/decide.server";
import { dismissCase } from "../../moderation/dismiss-case.server";

export { default } from "./case-form";

export const action = act((asking, form) =>
  decide(asking, form, {
    permission: "report:dismiss",
    run: dismissCase,
    done: "The reports are dismissed; the post stays.",
  }),
);
