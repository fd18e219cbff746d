import {
  act,
  redirectDone,
  refuseForbidden,
  refuseNotFound,
  requireId,
  requirePermission,
} from "../../http/asking.server";
import { unblockFields } from "../../http/fields.server";
import { formAgain, readFields } from "../../http/form.server";
import { localPath } from "../../http/local-path";
import { answerOutcome } from "../../http/outcome.server";
import { findPerson } from "../../moderation/find-person.server";
import { mayUnblock } from "../../moderation/policy";
import { unblockUser } from "../../moderation/unblock-user.server";

export { default } from "./person-form";

export const action = act(async (asking, form) => {
  const id = requireId(asking);
  const page = `/moderation/users/${id}`;
  const viewer = await requirePermission(asking, "user:unblock", { page, form });
  const { value, state } = readFields(form, unblockFields);
  if (state) {
    const person = await findPerson(asking.db, id);
    if (!person) return refuseNotFound(missing);
    return mayUnblock(viewer, person) ? formAgain(state, 422) : refuseForbidden(asking, viewer, rank);
  }
  const outcome = await unblockUser(asking.db, viewer, { memberId: id, ...value }, asking.now);
  return answerOutcome(asking, form, viewer, outcome, {
    done: () => redirectDone(asking, localPath(form.fields.to, page), "The member is no longer blocked."),
    forbidden: rank,
    missing,
    conflict: async () => "This member is not blocked. Nothing was changed; what you typed is still here.",
  });
});

const missing = "There is no such member";
const rank = "Unblocking takes a strictly higher role than theirs.";
