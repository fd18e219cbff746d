import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { type Asking, page, requirePermission } from "../../http/asking.server";
import { readChoice, readPlace } from "../../http/cursor.server";
import { listCases } from "../../moderation/queue.server";
import { reportReasonKeys, waitingKeys } from "../../moderation/reasons";
import { EmptyState } from "../../ui/empty-state";
import { KeyboardHelp } from "../../ui/keyboard-help";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { OlderLink, PageHeader, Tabs } from "../../ui/page";
import { QueueFilters } from "../../ui/queue-filters";
import { QueueList } from "../../ui/queue-list";
import { title } from "../../ui/title";

export const meta = title("Moderation");

export const loader = page(async (asking) => {
  const viewer = await requirePermission(asking, "report:read");
  const filter = readFilter(asking);
  const before = readPlace(asking);
  const { rows, before: next } = await listCases(asking.db, viewer, { ...filter, before }, asking.now);
  return { rows, next, filter, here: asking.url.pathname + asking.url.search };
});

/** A form to be mended leaves the list as it is, with what was selected in it; one that came too late asks for what is so now. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionStatus }) =>
  actionStatus !== 422 && actionStatus !== 429;

export default function Queue() {
  const { rows, next, filter, here } = useLoaderData<typeof loader>();
  const { state, reason, waiting, claimed } = filter;
  return (
    <div className="column-wide">
      <PageHeader title="Moderation">
        <ModerationTabs current="queue" />
        <Tabs
          label="State"
          tabs={[
            { to: address({ ...filter, state: "open" }), label: "Open", current: state === "open" },
            { to: address({ state: "decided", reason }), label: "Decided", current: state === "decided" },
          ]}
        />
        <div className="queue-tools">
          <QueueFilters {...filter} />
          <KeyboardHelp />
        </div>
      </PageHeader>
      {/* The key: another list has nothing of this one on its way. */}
      <QueueList key={here} rows={rows} to={here}>
        <EmptyState
          drawing="queue"
          title={state === "open" && !reason && !waiting && !claimed ? "All quiet." : "No such cases."}
          headingLevel={2}
        />
      </QueueList>
      {next && <OlderLink to={address({ ...filter, before: next })}>More cases</OlderLink>}
    </div>
  );
}

/** Only open cases wait, or are claimed. */
function readFilter(asking: Asking) {
  const state = readChoice(asking, "state", ["open", "decided"]) ?? "open";
  const isOpen = state === "open";
  const waiting = isOpen ? readChoice(asking, "waiting", waitingKeys) : null;
  const claimed = isOpen && readChoice(asking, "claimed", ["me"]) !== null;
  const sort = readChoice(asking, "sort", ["oldest", "most-reported"]);
  return {
    state,
    reason: readChoice(asking, "reason", reportReasonKeys),
    sort: isOpen && !waiting && !claimed && sort ? sort : ("oldest" as const),
    waiting,
    claimed,
  };
}

type Address = Partial<ReturnType<typeof readFilter>> & { before?: string };

function address({ claimed, ...parts }: Address): string {
  const given = Object.entries({ ...parts, claimed: claimed ? "me" : null }).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return `/moderation?${new URLSearchParams(given).toString()}`;
}
