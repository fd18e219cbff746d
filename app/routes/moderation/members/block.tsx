import { makeAction } from "~/http/handlers.server";
import { blockMember } from "~/moderation/blocks/block-member.server";
import { blockMessages } from "~/moderation/blocks/words";
import { describeRank } from "~/moderation/members/words";
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
      done: ({ name, closedCases }, { duration }) => blockMessages.block(name, duration, closedCases),
      forbidden: (member, viewer) => describeRank("block", member, viewer),
      conflict: "This member is already blocked.",
    },
  }),
);
