import { makeAction } from "~/http/handlers.server";
import { describeRank, memberMessages, ownNameMessage } from "~/moderation/members/words";
import { resetName } from "~/moderation/names/reset-name.server";
import { handleMemberAct } from "./handle-member-act.server";
import { resetNameFields } from "./fields.server";

export { default } from "./member-form";

export const action = makeAction((context, form) =>
  handleMemberAct(context, form, {
    permission: "name:reset",
    fields: resetNameFields,
    act: resetName,
    page: (id) => `/moderation/users/${id}`,
    formAddress: (id) => `/moderation/users/${id}?act=reset-name`,
    messages: {
      done: ({ name }) => memberMessages.resetName(name),
      forbidden: (member, viewer) =>
        member.id === viewer.id ? ownNameMessage : describeRank("reset the name of", member, viewer),
      conflict: ({ name }) =>
        name === null
          ? "This member has no name to reset."
          : `This member has just changed their name to ${name}. Look at it first.`,
      latest: "name",
    },
  }),
);
