import { useLoaderData } from "@remix-run/react";
import { page, requireViewer } from "../../http/asking.server";
import { readCursor } from "../../http/cursor.server";
import { listNotices } from "../../moderation/notices.server";
import { ButtonForm } from "../../ui/button-form";
import { EmptyState } from "../../ui/empty-state";
import { Notices } from "../../ui/notices";
import { OlderLink, PageHeader } from "../../ui/page";
import { title } from "../../ui/title";
import { useSite } from "../../ui/use-site";

export const meta = title("Notices");

export const loader = page(async (asking) => {
  const viewer = await requireViewer(asking);
  const before = readCursor(asking);
  const found = await listNotices(asking.db, viewer, before, asking.now);
  return { ...found, isFirst: before === null };
});

export default function NoticesPage() {
  const { notices, before, isFirst } = useLoaderData<typeof loader>();
  const { waiting } = useSite();
  const unread = waiting?.unreadNotices ?? 0;
  const newest = notices[0]?.id;
  return (
    <div className="column">
      <PageHeader
        title={isFirst ? "Notices" : "Older notices"}
        lead="What moderators did with your posts, your account and your reports, and why."
      >
        {unread > 0 && newest !== undefined && (
          <ButtonForm action="/notices/read" fields={{ through: newest }}>
            Mark all as read
          </ButtonForm>
        )}
      </PageHeader>
      {notices.length === 0 ? (
        <EmptyState
          drawing="notices"
          title={isFirst ? "Nothing to tell you yet." : "That was the first of all."}
          headingLevel={2}
        />
      ) : (
        <Notices notices={notices} />
      )}
      {before !== null && <OlderLink to={`/notices?before=${before}`}>Older notices</OlderLink>}
    </div>
  );
}
