import type * as z from "zod";
import { findMember, type Member } from "~/accounts/find-member.server";
import type { Permission, Viewer } from "~/accounts/permissions";
import type { RequestContext } from "~/http/context.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { type Form, respondWithForm, readFields } from "~/http/forms/form.server";
import { answerOutcome } from "~/http/forms/outcome.server";
import { refuseForbidden, refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import { describeLatestActOnMember } from "~/log/describe-latest-act.server";
import type { Act } from "~/log/perform-act.server";
import { findActedOn } from "~/moderation/members/find-acted-on.server";
import { mayActOn } from "~/moderation/policy";
import type { Rule } from "~/moderation/reasons";
import { unchangedMessage } from "~/moderation/words";
import { findReturnAddress } from "../return-address.server";

type MemberActOptions<T extends z.ZodType> = {
  permission: Permission;
  fields: (rules: Rule[]) => T;
  /** By default, the permission and a strictly higher rank. */
  may?: (viewer: Viewer, member: Member) => boolean;
  act: Act<z.output<T> & { memberId: number }>;
  /** The page that shows the form, unless that is at an address of its own. */
  page: (id: number) => string;
  formAddress?: (id: number) => string;
  messages: {
    done: (about: { name: string; closedCases: number }, value: z.output<T>) => string;
    /** A function where it says why by the member's role. */
    forbidden: string | ((member: Member, viewer: Viewer) => string);
    conflict: string | ((member: Member, value: z.output<T>) => string);
    /** Whose latest change is told with it: by default, that of the member. */
    latest?: "name";
  };
  /** The act cannot be undone. */
  final?: true;
};

/** The action of every act on a member: block, unblock, reset the name, assign a role, add a note, ignore their reports. */
export async function handleMemberAct<T extends z.ZodType<object>>(
  context: RequestContext,
  form: Form,
  {
    permission,
    fields,
    may = (viewer, member) => mayActOn(viewer, permission, member),
    act,
    page,
    formAddress = page,
    messages,
    final,
  }: MemberActOptions<T>,
) {
  const memberId = requireId(context);
  const viewer = await requirePermission(context, permission, { page: formAddress(memberId), form });
  const { value, state } = readFields(form, fields(await context.rules()));
  if (state) {
    // A member who is gone or may not be acted on is refused before the form is checked.
    const member = await findMember(context.db, memberId);
    if (!member) return refuseNotFound(notFoundMessage);
    return may(viewer, member)
      ? respondWithForm(state, 422)
      : refuseForbidden(context, viewer, describeForbidden(messages, member, viewer));
  }
  const result = await act(context.db, viewer, { ...value, memberId }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: async (entryId) => {
      const about = await findActedOn(context.db, { memberId, entryId });
      return redirectWithFlash(context, await findReturnAddress(context, form.fields.to, page(memberId)), {
        message: messages.done(about, value),
        ...(final ? {} : { undo: entryId }),
      });
    },
    forbidden:
      result.outcome === "forbidden"
        ? describeForbidden(messages, await findMember(context.db, memberId), viewer)
        : undefined,
    missing: notFoundMessage,
    conflict: async () => {
      const member = await findMember(context.db, memberId);
      const conflict =
        typeof messages.conflict === "string"
          ? messages.conflict
          : member
            ? messages.conflict(member, value)
            : "";
      const why = member?.erased
        ? "This account has been deleted."
        : `${conflict} ${await describeLatestActOnMember(context.db, memberId, context.now, messages.latest)}`.trim();
      return `${why} ${unchangedMessage}`;
    },
  });
}

function describeForbidden<T extends z.ZodType>(
  { forbidden }: Pick<MemberActOptions<T>["messages"], "forbidden">,
  member: Member | null,
  viewer: Viewer,
): string | undefined {
  if (typeof forbidden === "string") return forbidden;
  return member ? forbidden(member, viewer) : undefined;
}

const notFoundMessage = "This member isn't here";
