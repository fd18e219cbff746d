import { actOnPerson } from "../../http/act-on-person.server";
import { act } from "../../http/asking.server";
import { blockFields } from "../../http/fields.server";
import { blockUser } from "../../moderation/block-user.server";
import { mayBlock } from "../../moderation/policy";

export { default } from "./person-form";

export const action = act((asking, form) =>
  actOnPerson(asking, form, {
    permission: "user:block",
    fields: blockFields,
    may: mayBlock,
    run: blockUser,
    page: (id) => `/moderation/users/${id}`,
    words: {
      done: "The member is blocked.",
      forbidden: "Blocking takes a strictly higher role than theirs; nobody blocks themselves.",
      conflict: "This member is blocked already.",
    },
  }),
);
