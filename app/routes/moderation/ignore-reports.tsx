import { actOnPerson } from "../../http/act-on-person.server";
import { act } from "../../http/asking.server";
import { ignoreReportsFields } from "../../http/fields.server";
import { ignoreReports } from "../../moderation/ignore-reports.server";
import { mayIgnoreReports } from "../../moderation/policy";

export { default } from "./person-form";

export const action = act((asking, form) =>
  actOnPerson(asking, form, {
    permission: "user:block",
    fields: ignoreReportsFields,
    may: mayIgnoreReports,
    run: ignoreReports,
    page: (id) => `/moderation/users/${id}`,
    words: {
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
