import { redirect } from "@remix-run/cloudflare";
import type { Flash } from "~/ui/forms/flash/flash";
import type { RequestContext } from "../context.server";
import { clearDraft } from "./draft.server";
import { expireCookie, flashCookie, hasCookie, readCookie } from "../cookies.server";

/** `reader`: the id of the member to whom it is shown, and to nobody else who signs in meanwhile; null is a visitor. */
type FlashCookie = { flash: Flash; reader: number | null };

/**
 * The message about the previous form, for this page to show; expires its cookie, so that it is shown once. None where the
 * page answers a form: two messages about two forms could contradict each other.
 */
export async function takeFlash(context: RequestContext): Promise<Flash | null> {
  const { env, request, form, viewer, responseHeaders } = context;
  const cookie = flashCookie(env);
  if (!hasCookie(cookie, request)) return null;
  const value = (await readCookie(cookie, request)) as FlashCookie | null;
  responseHeaders.append("Set-Cookie", await expireCookie(cookie));
  return value?.flash && value.reader === (viewer?.id ?? null) && !form ? value.flash : null;
}

/** 303 to a page that shows the message; both as JSON for a form sent by script, which shows the message wherever it is. */
export async function redirectWithFlash(
  context: RequestContext,
  to: string,
  flash: string | Flash,
): Promise<Response> {
  await clearDraft(context);
  const value: Flash = typeof flash === "string" ? { message: flash } : flash;
  if (context.sentByScript) return Response.json({ flash: value, to });
  await setFlash(context, { ...value, sent: context.url.pathname }, context.viewer?.id ?? null);
  return redirect(to, 303);
}

/** The message for the next page that this reader opens in this browser, within two minutes. */
export async function setFlash(
  { env, responseHeaders }: RequestContext,
  flash: Flash,
  reader: FlashCookie["reader"],
): Promise<void> {
  const { results, ...rest } = flash;
  const count = results?.length ?? 0;
  const header = await flashCookie(env).serializeLongest(count, (length): FlashCookie => {
    if (length === count) return { flash, reader };
    return { flash: { ...rest, results: results?.slice(0, length), omitted: count - length }, reader };
  });
  responseHeaders.append("Set-Cookie", header);
}
