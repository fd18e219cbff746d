import { redirect } from "@remix-run/cloudflare";
import { auth0LogoutUrl } from "~/accounts/auth0.server";
import { endSession } from "~/accounts/sessions.server";
import { expireCookies } from "~/http/cookies.server";
import { clearAllDrafts } from "~/http/draft.server";
import { setFlash } from "~/http/flash.server";
import { makeAction } from "~/http/handlers.server";
import { logger } from "~/http/logger.server";

/** Ends the session here, then at Auth0, which redirects to the feed. */
export const action = makeAction(async (context) => {
  const { env, db, viewer, session, requestId, request, responseHeaders } = context;
  if (viewer && session) {
    await endSession(db, session);
    logger.info({ event: "signed-out", requestId, member: viewer.id });
  }
  for (const line of await expireCookies(env, request)) responseHeaders.append("Set-Cookie", line);
  await clearAllDrafts(context);
  // After the cookies were expired, since the browser keeps what is set last. It waits until Auth0 leads back.
  await setFlash(context, { message: "You're logged out." }, null);
  // Pages in memory, prefetched ones, and what was typed: also in other tabs, and where no script runs.
  responseHeaders.set("Clear-Site-Data", '"cache", "storage"');
  return redirect(auth0LogoutUrl(env), 303);
});
