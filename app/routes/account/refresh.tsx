import { useActionData } from "@remix-run/react";
import { refreshProfile } from "~/accounts/profile/refresh-profile.server";
import { redirectWithFlash } from "~/http/forms/flash.server";
import { respondWithForm } from "~/http/forms/form.server";
import { makeAction } from "~/http/handlers.server";
import { logger } from "~/http/logger.server";
import { refuse } from "~/http/responses/refuse.server";
import { requireViewer } from "~/http/requests/require.server";
import { SignInAgain } from "~/ui/account/sign-in-again";
import type { FormState } from "~/ui/forms/submission/form-state";
import { FormErrorPage } from "~/ui/shell/form-error-page";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("Refresh my profile");

/** How long (seconds) to wait where Auth0 doesn't answer. */
const retryAfter = 30;

export const action = makeAction(async (context, form) => {
  const { db, env, now, requestId, responseHeaders } = context;
  const viewer = await requireViewer(context, { page: "/account", form });
  const result = await refreshProfile(db, env, viewer, now);
  logger.info({ event: "profile-refresh", requestId, member: viewer.id, outcome: result.outcome });
  switch (result.outcome) {
    case "refreshed":
      return redirectWithFlash(
        context,
        "/account",
        result.changed ? "Profile refreshed." : "Profile refreshed. Nothing had changed.",
      );
    case "sign-in-again":
      return respondWithForm(
        {
          values: {},
          errors: {},
          message:
            "The login service wants you to log in again before it tells us your name and email. Nothing was changed.",
        },
        409,
      );
    case "unavailable":
      responseHeaders.set("Retry-After", String(retryAfter));
      return refuse(
        503,
        "We couldn't refresh your profile",
        "The login service isn't answering. Nothing was changed; try again in a minute.",
        { to: "/account", label: "Go to your account" },
      );
  }
});

export default function RefreshPage() {
  const rejection = useActionData<FormState>();
  // That the form was made for another member is answered with that form, and is no reason to log in again.
  const isForOther = rejection?.values.viewer !== undefined;
  return (
    <FormErrorPage title="Refresh my profile" back="/account">
      {rejection && !isForOther && <SignInAgain />}
    </FormErrorPage>
  );
}
