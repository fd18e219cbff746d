import { useActionData, useLoaderData } from "@remix-run/react";
import {
  act,
  type Asking,
  page,
  redirectDone,
  refuseNotFound,
  requireId,
  requireViewer,
} from "../../http/asking.server";
import { dropDraft, findDraft } from "../../http/draft.server";
import { appealFields } from "../../http/fields.server";
import { type Form, formAgain, readFields } from "../../http/form.server";
import { findOwnAppeal } from "../../moderation/find-appeal.server";
import { sendAppeal } from "../../moderation/send-appeal.server";
import { standingWords } from "../../moderation/words";
import { OwnAct } from "../../ui/appealed-act";
import type { FormState } from "../../ui/form-state";
import { keepAfterRefusal } from "../../ui/keep-after-refusal";
import { OwnAppeal } from "../../ui/own-appeal";
import { PageHeader } from "../../ui/page";
import { SendAppealForm } from "../../ui/send-appeal-form";
import { title } from "../../ui/title";

export const meta = title("Appeal");

const missing = "There is nothing of yours here to appeal against";

export const loader = page(async (asking) => {
  const viewer = await requireViewer(asking);
  const found = await findOwnAppeal(asking.db, viewer, requireId(asking, "entryId"), asking.now);
  if (!found) return refuseNotFound(missing);
  return { ...found, draft: await findDraft(asking) };
});

export const action = act(async (asking, form) => {
  const entryId = requireId(asking, "entryId");
  const viewer = await requireViewer(asking, { page: `/appeals/${entryId}`, form });
  const { value, state } = readFields(form, appealFields);
  if (state) {
    // Whether there is anything to appeal against comes before whether the form is filled in.
    const found = await findOwnAppeal(asking.db, viewer, entryId, asking.now);
    if (!found) return refuseNotFound(missing);
    if (found.standing === "over") return refuseLate(form, "over");
    return found.standing === "possible" ? formAgain(state, 422) : refuseLate(form, "already");
  }
  const outcome = await sendAppeal(asking.db, viewer, { entryId, ...value }, asking.now);
  switch (outcome) {
    case "done":
      await dropDraft(asking);
      return redirectDone(asking, `/appeals/${entryId}`, "Your appeal is with the moderators.");
    case "not-found":
      return refuseNotFound(missing);
    case "already":
    case "over":
      return refuseLate(form, outcome);
    case "too-fast":
      return refuseTooFast(asking, form);
  }
});

export const shouldRevalidate = keepAfterRefusal;

export default function AppealPage() {
  const { act: appealed, standing, sent, draft } = useLoaderData<typeof loader>();
  // A text that came too late is kept, though there is nothing to send it for.
  const refused = useActionData<FormState>();
  const isBlock = appealed.kind === "user.blocked";
  return (
    <div className="column">
      <PageHeader
        title="Appeal"
        lead={
          standing === "possible" &&
          `Do you think that ${isBlock ? "blocking you" : "hiding this post"} was wrong? Say why, and it is looked at again.`
        }
      />
      <OwnAct act={appealed} />
      {sent && <OwnAppeal sent={sent} standing={standing} />}
      {standing === "over" && <p className="appeal-over">{standingWords.over}</p>}
      {(standing === "possible" || refused) && <SendAppealForm entryId={appealed.entryId} initial={draft} />}
    </div>
  );
}

const late = {
  already: "You have appealed against this already; each act can be appealed against once.",
  over: standingWords.over,
};

function refuseLate(form: Form, why: keyof typeof late) {
  const message = `${late[why]} Nothing was sent; what you typed is still here.`;
  return formAgain({ values: form.fields, errors: {}, message }, 409);
}

function refuseTooFast(asking: Asking, form: Form) {
  asking.answerHeaders.set("Retry-After", "86400");
  const message = "Five appeals a day is the limit. Try again tomorrow: what you typed is still here.";
  return formAgain({ values: form.fields, errors: {}, message }, 429);
}
