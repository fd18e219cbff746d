import { act } from "../../http/asking.server";
import { decide } from "../../http/decide.server";
import { hidePost } from "../../moderation/hide-post.server";

export { default } from "./case-form";

export const action = act((asking, form) =>
  decide(asking, form, { permission: "post:hide", run: hidePost, done: "The post is hidden." }),
);
