import { endSession } from "~/accounts/sessions/sessions.server";
import { makeAction } from "~/http/handlers.server";
import { redirectSignedOut } from "~/http/sign-out.server";

/** Ends the session here, then at Auth0, which redirects to the feed. */
export const action = makeAction(async (context) => {
  if (context.session) await endSession(context.db, context.session);
  return redirectSignedOut(context, "You're logged out.");
});
