import { actOnPerson } from "../../http/act-on-person.server";
import { act } from "../../http/asking.server";
import { unblockFields } from "../../http/fields.server";
import { mayUnblock } from "../../moderation/policy";
import { unblockUser } from "../../moderation/unblock-user.server";

export { default } from "./person-form";

export const action = act((asking, form) =>
  actOnPerson(asking, form, {
    permission: "user:unblock",
    fields: unblockFields,
    may: mayUnblock,
    run: unblockUser,
    page: (id) => `/moderation/users/${id}`,
    words: {
      done: "The member is no longer blocked.",
      forbidden: "Unblocking takes a strictly higher role than theirs.",
      conflict: "This member is not blocked.",
    },
  }),
);
