import * as z from "zod";
import type { RequestContext } from "~/http/context.server";
import { noteField } from "~/http/forms/fields.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { type Form, respondWithForm, readFields } from "~/http/forms/form.server";
import { answerOutcome } from "~/http/forms/outcome.server";
import { requireId, requirePermission } from "~/http/requests/require.server";
import type { Act } from "~/log/perform-act.server";
import type { DecideAppeal } from "~/moderation/appeals/decide-appeal.server";
import { describeAppeal } from "~/moderation/appeals/describe-appeal.server";
import { findAppeal } from "~/moderation/appeals/list-appeals.server";
import { answerForbiddenMessage, describeAnswer } from "~/moderation/appeals/answer-words";
import { unchangedMessage } from "~/moderation/words";
import { findReturnAddress } from "../return-address.server";

const decisionFields = z.object({ note: noteField });

type AppealDecisionOptions = {
  act: Act<DecideAppeal>;
  verdict: "upheld" | "overturned";
};

/** The action of Uphold and Overturn, which differ only in the act and the verdict. */
export async function handleAppealDecision(
  context: RequestContext,
  form: Form,
  { act, verdict }: AppealDecisionOptions,
) {
  const appealId = requireId(context);
  const viewer = await requirePermission(context, "appeal:decide", {
    page: `/moderation/appeals/${appealId}`,
    form,
  });
  const { value, state } = readFields(form, decisionFields);
  if (state) return respondWithForm(state, 422);
  const result = await act(context.db, viewer, { appealId, ...value }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: async () => {
      const returnTo = await findReturnAddress(context, form.fields.to, "/moderation/appeals");
      const appeal = await findAppeal(context.db, viewer, appealId, context.now);
      return redirectWithFlash(
        context,
        returnTo,
        appeal ? describeAnswer(verdict, appeal) : "Appeal answered.",
      );
    },
    forbidden: answerForbiddenMessage,
    missing: "This appeal isn't here",
    conflict: async () => `${await describeAppeal(context.db, appealId, context.now)} ${unchangedMessage}`,
  });
}
