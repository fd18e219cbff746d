import { endOwnSession } from "~/accounts/sessions/end-sessions.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { makeAction } from "~/http/handlers.server";
import { refuse } from "~/http/responses/refuse.server";
import { requireId, requireViewer } from "~/http/requests/require.server";
import { redirectSignedOut } from "~/http/sign-out.server";
import { FormErrorPage } from "~/ui/shell/form-error-page";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("End a session");

export const action = makeAction(async (context, form) => {
  const id = requireId(context);
  const viewer = await requireViewer(context, { page: "/account", form });
  const device = await endOwnSession(context.db, viewer, id);
  if (device === null)
    return refuse(404, "This session isn't here", "It may have ended already.", {
      to: "/account",
      label: "Go to your account",
    });
  // To end the present one is to log out.
  if (id === context.session?.id) return redirectSignedOut(context, "You're logged out.");
  return redirectWithFlash(context, "/account", `${device} logged out.`);
});

export default function EndSessionPage() {
  return <FormErrorPage title="End a session" back="/account" />;
}
