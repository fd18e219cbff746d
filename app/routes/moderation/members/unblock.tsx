import { makeAction } from "~/http/handlers.server";
import { unblockMember } from "~/moderation/blocks/unblock-member.server";
import { blockMessages } from "~/moderation/blocks/words";
import { describeRank } from "~/moderation/members/words";
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
      done: ({ name }) => blockMessages.unblock(name),
      forbidden: (member, viewer) => describeRank("unblock", member, viewer),
      conflict: "This member isn't blocked.",
    },
  }),
);
