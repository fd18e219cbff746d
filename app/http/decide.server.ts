import type { Permission, Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import type { Outcome } from "../moderation/acts.server";
import type { DecideCase } from "../moderation/decide-case.server";
import { describeCase } from "../moderation/describe-case";
import { findCase } from "../moderation/find-case.server";
import { mayDecide } from "../moderation/policy";
import {
  type Asking,
  redirectDone,
  refuseForbidden,
  refuseNotFound,
  requireId,
  requirePermission,
} from "./asking.server";
import { decisionFields } from "./fields.server";
import { type Form, formAgain, readFields } from "./form.server";
import { localPath } from "./local-path";
import { answerOutcome } from "./outcome.server";

type Decision = {
  permission: Extract<Permission, "post:hide" | "post:unhide" | "report:dismiss">;
  run: (db: Database, actor: Viewer, input: DecideCase, now: number) => Promise<Outcome>;
  done: string;
};

/** Hide, unhide and dismiss ask and answer alike: reason, note and the version of the case that was seen. */
export async function decide(asking: Asking, form: Form, { permission, run, done }: Decision) {
  const postId = requireId(asking);
  const page = `/moderation/posts/${postId}`;
  const viewer = await requirePermission(asking, permission, { page, form });
  const { value, state } = readFields(form, decisionFields);
  if (state) {
    // Whether it can be decided at all comes before whether the form is filled in.
    const found = await findCase(asking.db, postId);
    if (!found) return refuseNotFound("There is no such post");
    if (!mayDecide(viewer, permission, found.post)) return refuseForbidden(asking, viewer, ownPost);
    return formAgain(state, 422);
  }
  const outcome = await run(asking.db, viewer, { postId, ...value }, asking.now);
  return answerOutcome(asking, form, viewer, outcome, {
    done: () => redirectDone(asking, localPath(form.fields.to, page), done),
    forbidden: ownPost,
    missing: "There is no such post",
    conflict: async () => {
      const found = await findCase(asking.db, postId);
      return `${describeCase(found, asking.now)} Nothing was changed; what you typed is still here.`;
    },
  });
}

const ownPost = "Nobody decides about their own post: a colleague will.";
