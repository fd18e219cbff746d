import { makeAction } from "~/http/handlers.server";
import { assignRole } from "~/moderation/members/assign-role.server";
import { mayAssignRole } from "~/moderation/policy";
import { handleMemberAct } from "~/routes/moderation/members/handle-member-act.server";
import { roleFields } from "~/routes/moderation/members/fields.server";

export { default } from "./role-form";

export const action = makeAction((context, form) =>
  handleMemberAct(context, form, {
    permission: "role:assign",
    fields: roleFields,
    may: mayAssignRole,
    act: assignRole,
    page: (id) => `/admin/users/${id}`,
    messages: {
      done: "The role is saved.",
      forbidden: "Nobody changes their own role: another admin can.",
      conflict:
        "They have that role already, or somebody else changed it meanwhile, or they are blocked and would have to be unblocked first.",
    },
  }),
);
