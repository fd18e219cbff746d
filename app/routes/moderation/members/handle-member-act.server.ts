import type * as z from "zod";
import { findMember, type Member } from "~/accounts/find-member.server";
import type { Permission, Viewer } from "~/accounts/permissions";
import type { RequestContext } from "~/http/context.server";
import { redirectWithFlash } from "~/http/flash.server";
import { type Form, formAgain, readFields } from "~/http/form.server";
import { localPath } from "~/http/local-path";
import { answerOutcome } from "~/http/outcome.server";
import { refuseForbidden, refuseNotFound } from "~/http/refuse.server";
import { requireId, requirePermission } from "~/http/require.server";
import { describeLatest } from "~/log/describe-latest.server";
import type { Act } from "~/log/perform-act.server";
import type { Rule } from "~/moderation/reasons";

type ActOnMember<T extends z.ZodType> = {
  permission: Permission;
  fields: (rules: Rule[]) => T;
  may: (viewer: Viewer, person: Member) => boolean;
  act: Act<z.output<T> & { memberId: number }>;
  /** The page that shows the form. */
  page: (id: number) => string;
  words: { done: string; forbidden: string; conflict: string };
  /** Not everything can be undone. */
  final?: true;
};

/** What is done to a member asks and answers alike: block, unblock, a role, a note, ignoring their reports. */
export async function handleMemberAct<T extends z.ZodType<object>>(
  context: RequestContext,
  form: Form,
  { permission, fields, may, act, page, words, final }: ActOnMember<T>,
) {
  const memberId = requireId(context);
  const viewer = await requirePermission(context, permission, { page: page(memberId), form });
  const { value, state } = readFields(form, fields(await context.rules()));
  if (state) {
    // Whether it may be done at all comes before whether the form is filled in.
    const person = await findMember(context.db, memberId);
    if (!person) return refuseNotFound(missing);
    return may(viewer, person) ? formAgain(state, 422) : refuseForbidden(context, viewer, words.forbidden);
  }
  const result = await act(context.db, viewer, { ...value, memberId }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: (undo) =>
      redirectWithFlash(context, localPath(form.fields.to, page(memberId)), {
        message: words.done,
        ...(final ? {} : { undo }),
      }),
    forbidden: words.forbidden,
    missing,
    conflict: async () => {
      const person = await findMember(context.db, memberId);
      const why = person?.erased
        ? "This account has been deleted."
        : `${words.conflict} ${await describeLatest(context.db, memberId, context.now)}`.trim();
      return `${why} Nothing was changed; what you typed is still here.`;
    },
  });
}

const missing = "There is no such member";
