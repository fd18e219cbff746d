import type { RequestContext } from "~/http/context.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { type Form, readFields, respondWithForm } from "~/http/forms/form.server";
import { answerOutcome } from "~/http/forms/outcome.server";
import { requireViewer } from "~/http/requests/require.server";
import { chooseName, type NameConflict } from "~/moderation/names/choose-name.server";
import { nameRefusals, nameSaved } from "~/moderation/names/words";
import { waitInWords } from "~/text/times";
import { nameFields } from "./fields.server";

/** The action of both pages where one chooses a name; `page` shows the form. Open to the blocked, like the whole account. */
export async function saveName(
  context: RequestContext,
  form: Form,
  { page, returnTo }: { page: string; returnTo: (viewer: { id: number }) => string },
) {
  const viewer = await requireViewer(context, { page, form });
  const { value, state } = readFields(form, nameFields);
  if (state) return respondWithForm(state, 422);

  const siteName = context.env.SITE_NAME;
  const result = await chooseName(context.db, viewer, { ...value, siteName }, context.now);
  if (result.outcome === "conflict" && (result.why === "misleading" || result.why === "reset")) {
    const errors = { name: nameRefusals[result.why](siteName) };
    return respondWithForm({ values: form.fields, errors }, 422);
  }
  return answerOutcome<NameConflict>(context, form, viewer, result, {
    done: () => redirectWithFlash(context, returnTo(viewer), nameSaved(value.name)),
    forbidden: "This account has been deleted.",
    missing: "This account isn't here",
    conflict: async () => "We couldn't save your name just now. Send it again; what you typed is still here.",
    tooFast: (retryAfter) =>
      `You can change your name three times a day. Try again ${waitInWords(retryAfter)}; what you typed is still here.`,
  });
}
