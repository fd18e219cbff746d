import { act } from "../../http/asking.server";
import { decide } from "../../http/decide.server";
import { hide } from "../../moderation/hide-post.server";

export { default } from "./case-form";

export const action = act((asking, form) =>
  decide(asking, form, { decision: hide, done: "The post is hidden." }),
);
