import { redirect } from "@remix-run/cloudflare";
import { auth0LogoutUrl } from "~/accounts/auth0.server";
import { endSession } from "~/accounts/sessions.server";
import { expireCookie, sessionCookie } from "~/http/cookies.server";
import { clearAllDrafts } from "~/http/draft.server";
import { makeAction } from "~/http/handlers.server";

/** Ends the session here, then at Auth0, which redirects to the feed. */
export const action = makeAction(async (context) => {
  const { env, db, session } = context;
  if (session) await endSession(db, session);
  await clearAllDrafts(context);
  context.responseHeaders.append("Set-Cookie", await expireCookie(sessionCookie(env)));
  return redirect(auth0LogoutUrl(env), 303);
});
