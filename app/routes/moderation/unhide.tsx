import { act } from "../../http/asking.server";
import { decide } from "../../http/decide.server";
import { unhidePost } from "../../moderation/unhide-post.server";

export { default } from "./case-form";

export const action = act((asking, form) =>
  decide(asking, form, { permission: "post:unhide", run: unhidePost, done: "The post is no longer hidden." }),
);
