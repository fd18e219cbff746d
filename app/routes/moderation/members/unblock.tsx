import { makeAction } from "~/http/handlers.server";
import { unblockMember } from "~/moderation/blocks/unblock-member.server";
import { handleMemberAct } from "./handle-member-act.server";
import { unblockFields } from "./fields.server";

export { default } from "./member-form";

export const action = makeAction((context, form) =>
  handleMemberAct(context, form, {
    permission: "user:unblock",
    fields: unblockFields,
    act: unblockMember,
    page: (id) => `/moderation/users/${id}`,
    messages: {
      done: "The member is no longer blocked.",
      forbidden: "Unblocking takes a strictly higher role than theirs.",
      conflict: "This member is not blocked.",
    },
  }),
);
