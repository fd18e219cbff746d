import * as z from "zod";
import type { RequestContext } from "~/http/context.server";
import { noteField } from "~/http/fields.server";
import { redirectWithFlash } from "~/http/flash.server";
import { type Form, respondWithForm, readFields } from "~/http/form.server";
import { answerOutcome } from "~/http/outcome.server";
import { requireId, requirePermission } from "~/http/require.server";
import type { Act } from "~/log/perform-act.server";
import type { DecideAppeal } from "~/moderation/appeals/decide-appeal.server";
import { describeAppeal } from "~/moderation/appeals/describe-appeal.server";
import { findReturnAddress } from "../return-address.server";

const decisionFields = z.object({ note: noteField });

type AppealDecisionOptions = {
  act: Act<DecideAppeal>;
  /** What became of the act, shown when the appeal is decided. */
  message: string;
};

/** The action of Uphold and Overturn, which differ only in the act and the message. */
export async function handleAppealDecision(
  context: RequestContext,
  form: Form,
  { act, message }: AppealDecisionOptions,
) {
  const appealId = requireId(context);
  const viewer = await requirePermission(context, "appeal:decide", {
    page: `/moderation/appeals/${appealId}`,
    form,
  });
  const { value, state } = readFields(form, decisionFields);
  if (state) return respondWithForm(state, 422);
  const told = value.note === "" ? "" : ", and the person has your reply";
  const result = await act(context.db, viewer, { appealId, ...value }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: async () => {
      const returnTo = await findReturnAddress(context, form.fields.to, "/moderation/appeals");
      return redirectWithFlash(context, returnTo, `${message}${told}.`);
    },
    forbidden:
      "Nobody decides their own appeal, nor one about their own act while a colleague could. What would undo the act is needed too.",
    missing: "There is no such appeal",
    conflict: async () =>
      `${await describeAppeal(context.db, appealId, context.now)} Nothing was changed; what you typed is still here.`,
  });
}
