import { useLoaderData, useLocation } from "@remix-run/react";
import { findAccount, listOlderReports } from "~/account/find-account.server";
import { makeLoader } from "~/http/handlers.server";
import { requireViewer } from "~/http/requests/require.server";
import { readListCursor } from "~/http/requests/search-params.server";
import { OwnData } from "~/ui/account/own-data";
import { OwnReports } from "~/ui/account/own-reports";
import { Profile } from "~/ui/account/profile";
import { Sessions } from "~/ui/account/sessions";
import { ButtonLink } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { makeMeta } from "~/ui/shell/make-meta";
import { EndOfList, NextPageLink } from "~/ui/shell/navigation/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta<typeof loader>(({ account }) => (account ? "Account" : "Older reports"));

/** The further pages of the reports have nothing else. */
export const loader = makeLoader(async (context) => {
  const { db, session, now } = context;
  const viewer = await requireViewer(context);
  const cursor = readListCursor(context);
  if (cursor) return { account: null, ...(await listOlderReports(db, viewer, cursor)) };
  const { reports, before, ...account } = await findAccount(db, viewer, session, now);
  return { account, reports, before };
});

export default function AccountPage() {
  const { account, reports, before } = useLoaderData<typeof loader>();
  const { viewer } = useRootData();
  if (!account || !viewer) return <OlderReports />;
  return (
    <div className="column">
      <PageHeader title="Account" lead="Only you can see this page." />
      <Profile member={viewer} identities={account.identities} />
      <section aria-labelledby="reports">
        <h2 id="reports">Your reports</h2>
        {reports.length === 0 ? (
          <p className="hint">You haven't reported a post.</p>
        ) : (
          <OwnReports reports={reports} returnTo="/account" />
        )}
        {before !== null && <NextPageLink to={`/account?before=${before}`}>Older reports</NextPageLink>}
      </section>
      <Sessions sessions={account.sessions} />
      <OwnData />
    </div>
  );
}

function OlderReports() {
  const { reports, before } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  return (
    <div className="column">
      <PageHeader title="Older reports" />
      {reports.length === 0 ? (
        <EmptyState illustration="notices" title="No older reports" headingLevel={2}>
          <ButtonLink to="/account">Go to your account</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <OwnReports reports={reports} returnTo={`/account${search}`} />
          {before === null ? (
            <EndOfList to="/account">Go to your account</EndOfList>
          ) : (
            <NextPageLink to={`/account?before=${before}`}>Older reports</NextPageLink>
          )}
        </>
      )}
    </div>
  );
}
