import { redirect } from "@remix-run/cloudflare";
import { auth0LogoutUrl } from "../../accounts/auth0.server";
import { endSession } from "../../accounts/sessions.server";
import { act } from "../../http/asking.server";
import { expireCookie, sessionCookie } from "../../http/cookies.server";

/** Ends the session here first, then at Auth0, which sends the browser back to the feed. */
export const action = act(async (asking) => {
  const { env, db, session } = asking;
  if (session) await endSession(db, session);
  asking.answerHeaders.append("Set-Cookie", await expireCookie(sessionCookie(env)));
  return redirect(auth0LogoutUrl(env), 303);
});
