import { displayName } from "~/accounts/names/member-name";
import type { RequestContext } from "../context.server";
import { saveDraft } from "./draft.server";
import { errorContent } from "../responses/error-content";
import { type Form, respondWithForm } from "./form.server";
import { errorResponse, refusalIn } from "../responses/refuse.server";

// In another tab somebody else may have signed in since a form was made. Forms from elsewhere, and those that log in and
// out, name nobody.

/** The form with its text, if it was made for another member. It can be sent once more, as who is signed in now. */
export function refuseOtherViewer({ viewer }: RequestContext, form: Form) {
  if (!viewer || !isForOther(viewer, form)) return null;
  const name = displayName(viewer);
  return respondWithForm(
    {
      values: { ...form.fields, viewer: String(viewer.id) },
      repeated: form.repeated,
      errors: {},
      message: `You're now logged in as ${name}. Nothing was sent; it's all still here. Send it again to send it as ${name}.`,
    },
    403,
  );
}

/** The error to throw where a page could not be loaded: who is signed in now may not see the page with such a form. */
export async function explainOtherViewer(context: RequestContext, error: unknown) {
  const { viewer, form } = context;
  if (!viewer || !form || !isForOther(viewer, form) || !refusalIn(error)) return error;
  const isKept = await saveDraft(context, form);
  const kept = isKept ? " What you typed is kept for ten minutes: log out, then log in as before." : "";
  return errorResponse(
    errorContent(403, `You're now logged in as ${displayName(viewer)}`, `Nothing was sent.${kept}`),
  );
}

function isForOther({ id }: { id: number }, { fields }: Form): boolean {
  return fields.viewer !== undefined && fields.viewer !== String(id);
}
