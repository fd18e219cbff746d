import { redirect } from "@remix-run/cloudflare";
import type { Flash } from "~/ui/forms/flash";
import type { RequestContext } from "./context.server";
import { clearDraft } from "./draft.server";
import { expireCookie, flashCookie, hasCookie, readCookie } from "./cookies.server";

/**
 * The message about the previous form, for this page to show; expires its cookie, so that it is shown once. None where the
 * page answers a form: two messages about two forms could contradict each other.
 */
export async function takeFlash(context: RequestContext): Promise<Flash | null> {
  const { env, request, form, responseHeaders } = context;
  const cookie = flashCookie(env);
  if (!hasCookie(cookie, request)) return null;
  const flash = (await readCookie(cookie, request)) as Flash | null;
  responseHeaders.append("Set-Cookie", await expireCookie(cookie));
  return flash?.message && !form ? flash : null;
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
  const { results, ...rest } = value;
  const count = results?.length ?? 0;
  const header = await flashCookie(env).serializeLongest(count, (length) =>
    length === count ? value : { ...rest, results: results?.slice(0, length), omitted: count - length },
  );
  responseHeaders.append("Set-Cookie", header);
  return redirect(to, 303);
}
