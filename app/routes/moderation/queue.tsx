import { useLoaderData } from "@remix-run/react";
import { page, requirePermission } from "../../http/asking.server";
import { readChoice } from "../../http/cursor.server";
import { listCases } from "../../moderation/queue.server";
import { reportReasonKeys } from "../../moderation/reasons";
import { EmptyState } from "../../ui/empty-state";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { OlderLink, PageHeader, Tabs } from "../../ui/page";
import { QueueCase } from "../../ui/queue-case";
import { QueueFilters } from "../../ui/queue-filters";
import { title } from "../../ui/title";

export const meta = title("Moderation");

export const loader = page(async (asking) => {
  const viewer = await requirePermission(asking, "report:read");
  const filter = {
    state: readChoice(asking, "state", ["open", "decided"]) ?? "open",
    sort: readChoice(asking, "sort", ["oldest", "most-reported"]) ?? "oldest",
    reason: readChoice(asking, "reason", reportReasonKeys),
  };
  const before = readPlace(asking.url.searchParams.get("before"));
  const { rows, before: next } = await listCases(asking.db, viewer, { ...filter, before });
  return { rows, next, filter, here: asking.url.pathname + asking.url.search };
});

export default function Queue() {
  const { rows, next, filter, here } = useLoaderData<typeof loader>();
  const { state, sort, reason } = filter;
  const address = (changed: Partial<typeof filter> & { before?: string }) =>
    `/moderation?${new URLSearchParams(
      Object.entries({ state, sort, reason, ...changed }).filter(
        (entry): entry is [string, string] => typeof entry[1] === "string",
      ),
    ).toString()}`;
  return (
    <div className="column-wide">
      <PageHeader title="Moderation">
        <ModerationTabs current="queue" />
        <Tabs
          label="State"
          tabs={[
            { to: address({ state: "open" }), label: "Open", current: state === "open" },
            { to: address({ state: "decided" }), label: "Decided", current: state === "decided" },
          ]}
        />
        <QueueFilters {...filter} />
      </PageHeader>
      {rows.length === 0 ? (
        <EmptyState
          drawing="queue"
          title={state === "open" && !reason ? "All quiet." : "No such cases."}
          headingLevel={2}
        />
      ) : (
        rows.map((row) => <QueueCase key={row.post.id} row={row} to={here} />)
      )}
      {next && <OlderLink to={address({ before: next })}>More cases</OlderLink>}
    </div>
  );
}

/** The cursor: the sorted value and post id of the last case shown. */
function readPlace(before: string | null) {
  const [, value, postId] = /^(\d{1,15})\.(\d{1,15})$/.exec(before ?? "") ?? [];
  return value && postId ? { value: Number(value), postId: Number(postId) } : null;
}
