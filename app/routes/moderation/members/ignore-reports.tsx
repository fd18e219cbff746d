import { makeAction } from "~/http/handlers.server";
import { ignoreReports } from "~/moderation/members/ignore-reports.server";
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
      done:
        form.fields.ignore === "no"
          ? "Reports by this member open cases again."
          : "Reports by this member open no more cases. They are not told.",
      forbidden: "Ignoring somebody's reports takes a strictly higher role than theirs.",
      conflict: "It is so already.",
    },
    final: true,
  }),
);
