import type * as z from "zod";
import type { Permission, Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import type { Result } from "../moderation/acts.server";
import { describeLatest } from "../moderation/describe-latest.server";
import { findPerson, type Person } from "../moderation/find-person.server";
import {
  type Asking,
  redirectDone,
  refuseForbidden,
  refuseNotFound,
  requireId,
  requirePermission,
} from "./asking.server";
import { type Form, formAgain, readFields } from "./form.server";
import { localPath } from "./local-path";
import { answerOutcome } from "./outcome.server";

type ActOnPerson<T extends z.ZodType> = {
  permission: Permission;
  fields: T;
  may: (viewer: Viewer, person: Person) => boolean;
  run: (
    db: Database,
    actor: Viewer,
    input: z.output<T> & { memberId: number },
    now: number,
  ) => Promise<Result>;
  /** The page that shows the form. */
  page: (id: number) => string;
  words: { done: string; forbidden: string; conflict: string };
  /** Not everything can be undone. */
  final?: true;
};

/** What is done to a person asks and answers alike: block, unblock, a role, a note, ignoring their reports. */
export async function actOnPerson<T extends z.ZodType<object>>(
  asking: Asking,
  form: Form,
  { permission, fields, may, run, page, words, final }: ActOnPerson<T>,
) {
  const memberId = requireId(asking);
  const viewer = await requirePermission(asking, permission, { page: page(memberId), form });
  const { value, state } = readFields(form, fields);
  if (state) {
    // Whether it may be done at all comes before whether the form is filled in.
    const person = await findPerson(asking.db, memberId);
    if (!person) return refuseNotFound(missing);
    return may(viewer, person) ? formAgain(state, 422) : refuseForbidden(asking, viewer, words.forbidden);
  }
  const result = await run(asking.db, viewer, { ...value, memberId }, asking.now);
  return answerOutcome(asking, form, viewer, result, {
    done: (undo) =>
      redirectDone(asking, localPath(form.fields.to, page(memberId)), {
        message: words.done,
        ...(final ? {} : { undo }),
      }),
    forbidden: words.forbidden,
    missing,
    conflict: async () => {
      const person = await findPerson(asking.db, memberId);
      const why = person?.erased
        ? "This account has been deleted."
        : `${words.conflict} ${await describeLatest(asking.db, memberId, asking.now)}`.trim();
      return `${why} Nothing was changed; what you typed is still here.`;
    },
  });
}

const missing = "There is no such member";
