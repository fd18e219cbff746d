import { makeAction } from "~/http/handlers.server";
import { blockMember } from "~/moderation/blocks/block-member.server";
import { handleMemberAct } from "./handle-member-act.server";
import { blockFields } from "./fields.server";

export { default } from "./member-form";

export const action = makeAction((context, form) =>
  handleMemberAct(context, form, {
    permission: "user:block",
    fields: blockFields,
    act: blockMember,
    page: (id) => `/moderation/users/${id}`,
    messages: {
      done: "The member is blocked.",
      forbidden: "Blocking takes a strictly higher role than theirs; nobody blocks themselves.",
      conflict: "This member is blocked already.",
    },
  }),
);
