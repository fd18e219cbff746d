import { makeAction } from "~/http/handlers.server";
import { displayName } from "~/accounts/names/member-name";
import { roleInSentence } from "~/accounts/role-names";
import { assignRole } from "~/moderation/members/assign-role.server";
import { mayAssignRole } from "~/moderation/policy";
import { handleMemberAct } from "~/routes/moderation/members/handle-member-act.server";
import { roleFields } from "~/routes/moderation/members/fields.server";
import { ownRoleMessage } from "./role-form";

export { default } from "./role-form";

export const action = makeAction((context, form) =>
  handleMemberAct(context, form, {
    permission: "role:assign",
    fields: roleFields,
    may: mayAssignRole,
    act: assignRole,
    page: (id) => `/admin/users/${id}`,
    messages: {
      done: ({ name }, { role }) => `${name} is now ${roleInSentence(role)}.`,
      forbidden: ownRoleMessage,
      conflict: (member, { role }) =>
        member.role === role
          ? `${displayName(member)} is already ${roleInSentence(role)}.`
          : (member.blockedUntil ?? 0) > context.now
            ? `${displayName(member)} is blocked. Unblock them first.`
            : "Somebody else changed the role first.",
    },
  }),
);
