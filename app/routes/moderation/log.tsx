import { useLoaderData } from "@remix-run/react";
import { page, requirePermission } from "../../http/asking.server";
import { readCursor } from "../../http/cursor.server";
import { listLog } from "../../moderation/list-log.server";
import { EmptyState } from "../../ui/empty-state";
import { LogEntries } from "../../ui/log-entries";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { OlderLink, PageHeader } from "../../ui/page";
import { title } from "../../ui/title";

export const meta = title("Log");

export const loader = page(async (asking) => {
  await requirePermission(asking, "log:read");
  return listLog(asking.db, readCursor(asking));
});

export default function LogPage() {
  const { entries, before } = useLoaderData<typeof loader>();
  return (
    <div className="column">
      <PageHeader
        title="Log"
        lead="What moderators and admins did, and why. Nothing here can be changed or removed."
      >
        <ModerationTabs current="log" />
      </PageHeader>
      {entries.length === 0 ? (
        <EmptyState drawing="queue" title="Nothing has been done yet." />
      ) : (
        <LogEntries entries={entries} />
      )}
      {before !== null && <OlderLink to={`/moderation/log?before=${before}`}>Older entries</OlderLink>}
    </div>
  );
}
