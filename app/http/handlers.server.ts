import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { isDatabaseUnavailable } from "~/db/client.server";
import { makeRequestContext, type PublicContext, type RequestContext } from "./context.server";
import { type ErrorContent, errorContent, howToSendAgain } from "./responses/error-content";
import type { Form } from "./forms/form.server";
import { explainOtherViewer, refuseOtherViewer } from "./forms/other-viewer.server";
import { errorResponse, refusalIn } from "./responses/refuse.server";

/** Makes a loader from a function of the request's context. */
export function makeLoader<T>(load: (context: RequestContext) => Promise<T>) {
  return (args: LoaderFunctionArgs): Promise<T> =>
    handle(args, async (context) => {
      try {
        const data = await load(context);
        return context.viewer || context.asData ? data : withoutEncoding(data);
      } catch (error) {
        throw await explainOtherViewer(context, error);
      }
    });
}

/**
 * The same data, read as before, but inherited: on a visitor's page no script reads it, and Remix would encode it all the
 * same.
 */
function withoutEncoding<T>(data: T): T {
  return isPlainObject(data) ? Object.create(data) : data;
}

function isPlainObject(data: unknown): data is object {
  return typeof data === "object" && data !== null && Object.getPrototypeOf(data) === Object.prototype;
}

/**
 * Makes a loader of something that is the same for everybody and no page: no session is looked up, and no cookie is set. What
 * is refused is said in plain text.
 */
export function makePublicLoader(load: (context: PublicContext) => Promise<Response>) {
  return async (args: LoaderFunctionArgs): Promise<Response> => {
    const { params, request, context } = args;
    const { env, db, now } = context;
    try {
      return await load({ env, db, now, request, params, url: new URL(request.url) });
    } catch (error) {
      const content = isDatabaseUnavailable(error) ? databaseUnavailable(args).data : refusalIn(error);
      if (content) return textResponse(content);
      throw error;
    }
  };
}

function textResponse({ status, title, message }: ErrorContent): Response {
  const headers = { "Content-Type": "text/plain; charset=utf-8" };
  return new Response(`${title}. ${message}\n`, { status, headers });
}

/** Makes an action from a function of the request's context and form. It is not called if the form was made for another. */
export function makeAction<T>(act: (context: RequestContext, form: Form) => Promise<T>) {
  return (args: ActionFunctionArgs) =>
    handle(args, async (context) => {
      const form = context.form ?? { fields: {}, repeated: {} };
      return refuseOtherViewer(context, form) ?? (await act(context, form));
    });
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
    ? `We may not have saved it. ${howToSendAgain(context.sentByScript, "in a moment")}; sending it twice is safe.`
    : "Nothing is lost. Try again in a moment.";
  return errorResponse(errorContent(503, `${context.env.SITE_NAME} can't reach its database`, message));
}
