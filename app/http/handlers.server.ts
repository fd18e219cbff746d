import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { displayName } from "~/accounts/member-name";
import { isDatabaseUnavailable } from "~/db/client.server";
import { makeRequestContext, type RequestContext } from "./context.server";
import { saveDraft } from "./draft.server";
import { errorContent } from "./error-content";
import { type Form, respondWithForm } from "./form.server";
import { errorResponse } from "./refuse.server";

/** Makes a loader from a function of the request's context. */
export function makeLoader<T>(load: (context: RequestContext) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => handle(args, load);
}

/** Makes an action from a function of the request's context and form. It is not called if the form was made for another. */
export function makeAction<T>(act: (context: RequestContext, form: Form) => Promise<T>) {
  return (args: ActionFunctionArgs) =>
    handle(args, async (context) => {
      const form = args.context.form ?? { fields: {}, repeated: {} };
      return (await refuseOtherViewer(context, form)) ?? (await act(context, form));
    });
}

/**
 * In another tab somebody else may have signed in since the form was made. It comes back with its text, and can be sent
 * once more, as them. Forms from elsewhere, and those that log in and out, name nobody.
 */
async function refuseOtherViewer(context: RequestContext, form: Form) {
  const { viewer, sentByScript } = context;
  const { fields, repeated } = form;
  if (!viewer || fields.viewer === undefined || fields.viewer === String(viewer.id)) return null;
  // Not everybody has a page that shows the form: then it waits for who made it.
  if (!sentByScript) await saveDraft(context, form);
  const name = displayName(viewer);
  return respondWithForm(
    {
      values: { ...fields, viewer: String(viewer.id) },
      repeated,
      errors: {},
      message: `You are now signed in as ${name}. Nothing was sent, and it is all still here. Send it again to send it as ${name}.`,
    },
    403,
  );
}

async function handle<T>(
  args: LoaderFunctionArgs,
  respond: (context: RequestContext) => Promise<T>,
): Promise<T> {
  const { guardError } = args.context;
  if (guardError) throw errorResponse(guardError);
  try {
    return await respond(await makeRequestContext(args));
  } catch (error) {
    throw isDatabaseUnavailable(error) ? databaseUnavailable(args) : error;
  }
}

function databaseUnavailable({ context }: LoaderFunctionArgs) {
  context.responseHeaders.set("Retry-After", "10");
  // D1 may have committed a write whose answer was lost. Every write is safe to send again.
  const message = context.form
    ? "It may or may not have been saved. What you typed is still in the form: send it again in a moment, which is safe."
    : "Nothing is lost. Try again in a moment.";
  return errorResponse(errorContent(503, `${context.env.SITE_NAME} cannot reach its database`, message));
}
