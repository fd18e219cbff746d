import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { isDatabaseUnavailable } from "~/db/client.server";
import { makeRequestContext, type RequestContext } from "./context.server";
import { errorContent } from "./error-content";
import type { Form } from "./form.server";
import { errorResponse } from "./refuse.server";

/** Makes a loader from a function of the request's context. */
export function makeLoader<T>(load: (context: RequestContext) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> => handle(args, load);
}

/** Makes an action from a function of the request's context and form. */
export function makeAction<T>(act: (context: RequestContext, form: Form) => Promise<T>) {
  return (args: ActionFunctionArgs): Promise<T> =>
    handle(args, (context) => act(context, args.context.form ?? { fields: {}, repeated: {} }));
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
  return errorResponse(
    errorContent(
      503,
      `${context.env.SITE_NAME} cannot reach its database`,
      "Nothing was changed. What you typed is still in the form if you go back. Try again in a moment.",
    ),
  );
}
