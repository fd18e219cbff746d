import { makeAction } from "~/http/handlers.server";
import { ignoreReports } from "~/moderation/members/ignore-reports.server";
import { describeRank, memberMessages } from "~/moderation/members/words";
import { handleMemberAct } from "./handle-member-act.server";
import { ignoreReportsFields } from "./fields.server";

export { default } from "./member-form";

export const action = makeAction((context, form) =>
  handleMemberAct(context, form, {
    permission: "user:block",
    fields: ignoreReportsFields,
    act: ignoreReports,
    page: (id) => `/moderation/users/${id}`,
    messages: {
      done: ({ name }, { ignore }) => memberMessages[ignore ? "ignore" : "stopIgnoring"](name),
      forbidden: (member, viewer) => describeRank("ignore reports by", member, viewer),
      conflict: (_, { ignore }) =>
        ignore ? "This member's reports are already ignored." : "This member's reports already count.",
    },
    final: true,
  }),
);
