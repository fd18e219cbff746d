import { redirect } from "@remix-run/cloudflare";
import { auth0LogoutUrl } from "~/accounts/sign-in/auth0.server";
import type { RequestContext } from "./context.server";
import { expireCookies } from "./cookies.server";
import { clearAllDrafts } from "./forms/draft.server";
import { setFlash } from "./forms/flash.server";
import { logger } from "./logger.server";

/**
 * The answer once sessions have ended in the database, this one among them: this browser forgets what it has, then ends its
 * session at Auth0, which redirects to the feed, where the message is shown.
 */
export async function redirectSignedOut(context: RequestContext, message: string): Promise<Response> {
  const { env, viewer, requestId, request, responseHeaders } = context;
  if (viewer) logger.info({ event: "signed-out", requestId, member: viewer.id });
  for (const line of await expireCookies(env, request)) responseHeaders.append("Set-Cookie", line);
  await clearAllDrafts(context);
  // After the cookies were expired, since the browser keeps what is set last. It waits until Auth0 leads back.
  await setFlash(context, { message }, null);
  // Pages in memory, prefetched ones, and what was typed: also in other tabs, and where no script runs.
  responseHeaders.set("Clear-Site-Data", '"cache", "storage"');
  return redirect(auth0LogoutUrl(env), 303);
}
