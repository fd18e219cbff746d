import { useActionData, useLoaderData } from "@remix-run/react";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { respondWithForm, readFields } from "~/http/forms/form.server";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { answerOutcome } from "~/http/forms/outcome.server";
import { refuseNotFound } from "~/http/responses/refuse.server";
import { requireId, requireViewer } from "~/http/requests/require.server";
import { findOwnAppeal } from "~/moderation/appeals/find-own-appeal.server";
import { sendAppeal } from "~/moderation/appeals/send-appeal.server";
import { appealStatusSentences } from "~/moderation/appeals/words";
import { waitInWords } from "~/text/times";
import { OwnAct } from "~/ui/appeals/appealed-act";
import { OwnAppeal } from "~/ui/appeals/own-appeal";
import { SendAppealForm } from "~/ui/appeals/send-appeal-form";
import { PageHeader } from "~/ui/shell/page-header";
import type { FormState } from "~/ui/forms/submission/form-state";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";
import { appealFields } from "./fields.server";

export const meta = makeMeta("Appeal");

const notFoundMessage = "There's nothing here for you to appeal";

export const loader = makeLoader(async (context) => {
  const viewer = await requireViewer(context);
  const ownAppeal = await findOwnAppeal(context.db, viewer, requireId(context, "entryId"), context.now);
  if (!ownAppeal) return refuseNotFound(notFoundMessage);
  const { reason } = ownAppeal.act;
  const ruleText = (await context.rules()).find(({ key }) => key === reason)?.text ?? null;
  return { ...ownAppeal, ruleText };
});

export const action = makeAction(async (context, form) => {
  const entryId = requireId(context, "entryId");
  const viewer = await requireViewer(context, { page: `/appeals/${entryId}`, form });
  const { value, state } = readFields(form, appealFields);
  if (state) {
    // Without anything to appeal against, the answer is 404 rather than the errors of the form.
    const ownAppeal = await findOwnAppeal(context.db, viewer, entryId, context.now);
    if (!ownAppeal) return refuseNotFound(notFoundMessage);
    if (ownAppeal.status === "possible") return respondWithForm(state, 422);
    const message = describeConflict(ownAppeal.status === "over" ? "over" : "already");
    return respondWithForm({ values: form.fields, errors: {}, message }, 409);
  }
  const result = await sendAppeal(context.db, viewer, { entryId, ...value }, context.now);
  return answerOutcome(context, form, viewer, result, {
    done: () => redirectWithFlash(context, `/appeals/${entryId}`, "Appeal sent."),
    missing: notFoundMessage,
    conflict: async (why = "over") => describeConflict(why),
    tooFast: (retryAfter) =>
      `You can send five appeals a day. Try again ${waitInWords(retryAfter)}; your appeal is still here.`,
  });
});

export default function AppealPage() {
  const { act: appealedAct, status, sent, ruleText } = useLoaderData<typeof loader>();
  const rejection = useActionData<FormState>();
  const { drafts } = useRootData();
  const address = `/appeals/${appealedAct.entryId}`;
  // The form stays with what was typed, even if it can no longer be sent, so that the text is not lost.
  const isTyped = rejection !== undefined || drafts.some(({ action }) => action === address);
  return (
    <div className="column">
      <PageHeader
        title="Appeal"
        lead={status === "possible" && "If you think this was a mistake, tell us why and we'll review it."}
      />
      <OwnAct act={appealedAct} ruleText={ruleText} />
      {sent && <OwnAppeal sent={sent} status={status} />}
      {!sent && status !== "possible" && <p className="appeal-over">{appealStatusSentences[status]}</p>}
      {(status === "possible" || isTyped) && <SendAppealForm entryId={appealedAct.entryId} />}
    </div>
  );
}

const conflicts = {
  already: "You've already appealed this. You can appeal each decision once.",
  over: appealStatusSentences.over,
};

function describeConflict(why: keyof typeof conflicts): string {
  return `${conflicts[why]} Nothing was sent; what you typed is still here.`;
}
