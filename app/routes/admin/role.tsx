import { assignRole } from "../../accounts/assign-role.server";
import { actOnPerson } from "../../http/act-on-person.server";
import { act } from "../../http/asking.server";
import { roleFields } from "../../http/fields.server";
import { mayAssignRole } from "../../moderation/policy";

export { default } from "./role-form";

export const action = act((asking, form) =>
  actOnPerson(asking, form, {
    permission: "role:assign",
    fields: roleFields,
    may: mayAssignRole,
    run: assignRole,
    page: (id) => `/admin/users/${id}`,
    words: {
      done: "The role is saved.",
      forbidden: "Nobody changes their own role: another admin can.",
      conflict:
        "They have that role already, or somebody else changed it meanwhile, or they are blocked and would have to be unblocked first.",
    },
  }),
);
