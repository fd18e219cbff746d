import { useLoaderData } from "@remix-run/react";
import { useContext } from "react";
import { displayName } from "~/accounts/names/member-name";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/requests/local-path";
import { requireViewer } from "~/http/requests/require.server";
import { readReturnTo } from "~/http/requests/search-params.server";
import { ButtonLink } from "~/ui/elements/button";
import { FormContext } from "~/ui/forms/submission/form-context";
import { NameForm } from "~/ui/names/name-form";
import { makeMeta } from "~/ui/shell/make-meta";
import { PageHeader } from "~/ui/shell/page-header";
import { useRootData } from "~/ui/shell/use-root-data";
import { saveName } from "./save-name.server";

export const meta = makeMeta("Welcome");

export const loader = makeLoader(async (context) => {
  await requireViewer(context);
  return { returnTo: readReturnTo(context) };
});

export const action = makeAction((context, form) => {
  const to = localPath(form.fields.to);
  return saveName(context, form, {
    page: to === "/" ? "/welcome" : `/welcome?to=${encodeURIComponent(to)}`,
    returnTo: () => to,
  });
});

/** Asks for a name, once: the first sign-in leads here where Auth0 gave none. */
export default function WelcomePage() {
  const { returnTo } = useLoaderData<typeof loader>();
  const { siteName, viewer } = useRootData();
  const { drafts } = useContext(FormContext);
  if (!viewer) return null;
  return (
    <div className="column">
      <PageHeader
        title={`Welcome to ${siteName}`}
        lead={`What should others call you? ${viewer.name === null ? "Until you choose a name, you're" : "You're"} ${displayName(viewer)}.`}
      />
      {drafts.length > 0 && <p>What you typed before logging in is kept.</p>}
      <NameForm action="/welcome" returnTo={returnTo}>
        <ButtonLink to={returnTo}>Skip for now</ButtonLink>
      </NameForm>
    </div>
  );
}
