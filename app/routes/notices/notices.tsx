import { useLoaderData } from "@remix-run/react";
import { readCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { requireViewer } from "~/http/requests/require.server";
import { listNotices } from "~/moderation/notices/list-notices.server";
import { ButtonLink } from "~/ui/elements/button";
import { EmptyState } from "~/ui/elements/empty-state";
import { EndOfList, NextPageLink } from "~/ui/shell/navigation/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { ButtonForm } from "~/ui/forms/button-form";
import { Notices } from "~/ui/notices/notices";
import { makeMeta } from "~/ui/shell/make-meta";
import { useRootData } from "~/ui/shell/use-root-data";

export const meta = makeMeta("Notices");

export const loader = makeLoader(async (context) => {
  const viewer = await requireViewer(context);
  const before = readCursor(context);
  const page = await listNotices(context.db, viewer, before, context.now);
  return { ...page, isFirstPage: before === null };
});

export default function NoticesPage() {
  const { notices, before, isFirstPage } = useLoaderData<typeof loader>();
  const { badges } = useRootData();
  const unread = badges?.unreadNotices ?? 0;
  const newest = notices[0]?.id;
  return (
    <div className="column">
      <PageHeader
        title={isFirstPage ? "Notices" : "Older notices"}
        lead="What moderators decided about your posts, your reports and your account, and why."
      >
        {unread > 0 && newest !== undefined && (
          <ButtonForm action="/notices/read" fields={{ through: newest }}>
            Mark all as read
          </ButtonForm>
        )}
      </PageHeader>
      {notices.length === 0 ? (
        <EmptyState
          illustration="notices"
          title={isFirstPage ? "No notices yet" : "No older notices"}
          headingLevel={2}
        >
          {isFirstPage ? (
            <ButtonLink to="/">Go to the feed</ButtonLink>
          ) : (
            <ButtonLink to="/notices">Newest notices</ButtonLink>
          )}
        </EmptyState>
      ) : (
        <>
          <Notices notices={notices} />
          {before === null ? (
            <EndOfList to="/">Go to the feed</EndOfList>
          ) : (
            <NextPageLink to={`/notices?before=${before}`}>Older notices</NextPageLink>
          )}
        </>
      )}
    </div>
  );
}
