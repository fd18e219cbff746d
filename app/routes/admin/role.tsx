import { assignRole } from "../../accounts/assign-role.server";
import {
  act,
  redirectDone,
  refuseForbidden,
  refuseNotFound,
  requireId,
  requirePermission,
} from "../../http/asking.server";
import { roleFields } from "../../http/fields.server";
import { formAgain, readFields } from "../../http/form.server";
import { localPath } from "../../http/local-path";
import { answerOutcome } from "../../http/outcome.server";
import { findPerson } from "../../moderation/find-person.server";
import { mayAssignRole } from "../../moderation/policy";

export { default } from "./role-form";

export const action = act(async (asking, form) => {
  const id = requireId(asking);
  const page = `/admin/users/${id}`;
  const viewer = await requirePermission(asking, "role:assign", { page, form });
  const { value, state } = readFields(form, roleFields);
  const person = await findPerson(asking.db, id);
  if (!person) return refuseNotFound(missing);
  if (!mayAssignRole(viewer, person)) return refuseForbidden(asking, viewer, own);
  if (state) return formAgain(state, 422);

  const outcome = await assignRole(asking.db, viewer, { memberId: id, ...value }, asking.now);
  return answerOutcome(asking, form, viewer, outcome, {
    done: () => redirectDone(asking, localPath(form.fields.to, page), `The role is now ${value.role}.`),
    forbidden: own,
    missing,
    conflict: async () =>
      `${
        person.role === value.role
          ? `They are ${value.role} already.`
          : "Somebody else changed their role meanwhile, or they are blocked and would have to be unblocked first."
      } Nothing was changed; what you typed is still here.`,
  });
});

const missing = "There is no such member";
const own = "Nobody changes their own role: another admin can.";
