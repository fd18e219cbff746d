import { redirect } from "@remix-run/cloudflare";
import type { Flash } from "~/ui/forms/flash";
import type { RequestContext } from "./context.server";
import { clearDraft } from "./draft.server";
import { expireCookie, flashCookie, hasCookie, readCookie } from "./cookies.server";

/** The message about the previous form, for this page to show; expires its cookie, so that it is shown once. */
export async function takeFlash({ env, request, responseHeaders }: RequestContext): Promise<Flash | null> {
  const cookie = flashCookie(env);
  if (!hasCookie(cookie, request)) return null;
  const flash = (await readCookie(cookie, request)) as Flash | null;
  responseHeaders.append("Set-Cookie", await expireCookie(cookie));
  return flash?.message ? flash : null;
}

/** 303 to a page that shows the message; both as JSON for a form sent by script, which shows the message wherever it is. */
export async function redirectWithFlash(
  context: RequestContext,
  to: string,
  flash: string | Flash,
): Promise<Response> {
  const { env, sentByScript, responseHeaders } = context;
  await clearDraft(context);
  const value: Flash = typeof flash === "string" ? { message: flash } : flash;
  if (sentByScript) return Response.json({ flash: value, to });
  const { results = [], ...rest } = value;
  // As many results as the cookie can hold: the log has the others.
  const header = await flashCookie(env).serializeLongest(results.length, (length) =>
    results.length > 0 ? { ...rest, results: results.slice(0, length) } : rest,
  );
  responseHeaders.append("Set-Cookie", header);
  return redirect(to, 303);
}
