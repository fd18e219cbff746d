import { endAllSessions } from "~/accounts/sessions/end-sessions.server";
import { makeAction } from "~/http/handlers.server";
import { requireViewer } from "~/http/requests/require.server";
import { redirectSignedOut } from "~/http/sign-out.server";
import { FormErrorPage } from "~/ui/shell/form-error-page";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("Sign out everywhere");

/** Ends all sessions here, then this browser's at Auth0. */
export const action = makeAction(async (context, form) => {
  const viewer = await requireViewer(context, { page: "/account", form });
  await endAllSessions(context.db, viewer);
  return redirectSignedOut(context, "You're logged out everywhere.");
});

export default function SignOutEverywherePage() {
  return <FormErrorPage title="Sign out everywhere" back="/account" />;
}
