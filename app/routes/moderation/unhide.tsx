import { act } from "../../http/asking.server";
import { decide } from "../../http/decide.server";
import { unhide } from "../../moderation/unhide-post.server";

export { default } from "./case-form";

export const action = act((asking, form) =>
  decide(asking, form, { decision: unhide, done: "The post is no longer hidden." }),
);
