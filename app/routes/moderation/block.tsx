import {
  act,
  redirectDone,
  refuseForbidden,
  refuseNotFound,
  requireId,
  requirePermission,
} from "../../http/asking.server";
import { blockFields } from "../../http/fields.server";
import { formAgain, readFields } from "../../http/form.server";
import { localPath } from "../../http/local-path";
import { answerOutcome } from "../../http/outcome.server";
import { blockUser } from "../../moderation/block-user.server";
import { findPerson } from "../../moderation/find-person.server";
import { mayBlock } from "../../moderation/policy";

export { default } from "./person-form";

export const action = act(async (asking, form) => {
  const id = requireId(asking);
  const page = `/moderation/users/${id}`;
  const viewer = await requirePermission(asking, "user:block", { page, form });
  const { value, state } = readFields(form, blockFields);
  if (state) {
    const person = await findPerson(asking.db, id);
    if (!person) return refuseNotFound(missing);
    return mayBlock(viewer, person) ? formAgain(state, 422) : refuseForbidden(asking, viewer, rank);
  }
  const outcome = await blockUser(asking.db, viewer, { memberId: id, ...value }, asking.now);
  return answerOutcome(asking, form, viewer, outcome, {
    done: () => redirectDone(asking, localPath(form.fields.to, page), "The member is blocked."),
    forbidden: rank,
    missing,
    conflict: async () =>
      "This member is blocked already. Nothing was changed; what you typed is still here.",
  });
});

const missing = "There is no such member";
const rank = "Blocking takes a strictly higher role than theirs; nobody blocks themselves.";
