import { useLoaderData } from "@remix-run/react";
import { displayName } from "~/accounts/names/member-name";
import { makeAction, makeLoader } from "~/http/handlers.server";
import { localPath } from "~/http/requests/local-path";
import { requireViewer } from "~/http/requests/require.server";
import { readReturnTo } from "~/http/requests/search-params.server";
import { ButtonLink } from "~/ui/elements/button";
import { NameForm } from "~/ui/names/name-form";
import { makeMeta } from "~/ui/shell/make-meta";
import { PageHeader } from "~/ui/shell/page-header";
import { useRootData } from "~/ui/shell/use-root-data";
import { saveName } from "./save-name.server";

export const meta = makeMeta("Change your name");

const ownPage = ({ id }: { id: number }) => `/users/${id}`;

export const loader = makeLoader(async (context) => {
  const viewer = await requireViewer(context);
  return { returnTo: readReturnTo(context, ownPage(viewer)) };
});

export const action = makeAction((context, form) =>
  saveName(context, form, {
    page: "/account/name",
    returnTo: (viewer) => localPath(form.fields.to, ownPage(viewer)),
  }),
);

export default function NamePage() {
  const { returnTo } = useLoaderData<typeof loader>();
  const { viewer } = useRootData();
  if (!viewer) return null;
  return (
    <div className="column">
      <PageHeader
        title="Change your name"
        lead={
          viewer.name === null
            ? `You're ${displayName(viewer)} until you choose a name.`
            : "You can change it three times a day."
        }
      />
      <NameForm action="/account/name" returnTo={returnTo}>
        <ButtonLink to={returnTo}>Cancel</ButtonLink>
      </NameForm>
    </div>
  );
}
