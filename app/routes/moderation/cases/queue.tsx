import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import type { RequestContext } from "~/http/context.server";
import { readChoice, readListCursor } from "~/http/cursor.server";
import { makeLoader } from "~/http/handlers.server";
import { requirePermission } from "~/http/require.server";
import { listCases } from "~/moderation/cases/list-cases.server";
import { waitingKeys } from "~/moderation/cases/words";
import { reportReasons } from "~/moderation/reasons";
import { QueueFilters } from "~/ui/cases/queue-filters";
import { QueueList } from "~/ui/cases/queue-list";
import { EmptyState } from "~/ui/elements/empty-state";
import { ModerationTabs } from "~/ui/shell/moderation-tabs";
import { NextPageLink } from "~/ui/shell/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { Tabs } from "~/ui/shell/tabs";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("Moderation");

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "report:read");
  const filter = await readFilter(context);
  const before = readListCursor(context);
  const { rows, before: next } = await listCases(context.db, viewer, { ...filter, before }, context.now);
  return { rows, next, filter, here: context.url.pathname + context.url.search };
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
        <QueueFilters {...filter} />
      </PageHeader>
      {/* The key: another list has nothing of this one on its way. */}
      <QueueList key={here} rows={rows} to={here}>
        <EmptyState
          illustration="queue"
          title={state === "open" && !reason && !waiting && !claimed ? "All quiet." : "No such cases."}
          headingLevel={2}
        />
      </QueueList>
      {next && <NextPageLink to={address({ ...filter, before: next })}>More cases</NextPageLink>}
    </div>
  );
}

/** Only open cases wait, or are claimed. */
async function readFilter(context: RequestContext) {
  const state = readChoice(context, "state", ["open", "decided"]) ?? "open";
  const isOpen = state === "open";
  const waiting = isOpen ? readChoice(context, "waiting", waitingKeys) : null;
  const claimed = isOpen && readChoice(context, "claimed", ["me"]) !== null;
  const rules = reportReasons(await context.rules());
  const sort = readChoice(context, "sort", ["oldest", "most-reported"]);
  return {
    state,
    reason: readChoice(
      context,
      "reason",
      rules.map(({ key }) => key),
    ),
    sort: isOpen && !waiting && !claimed && sort ? sort : ("oldest" as const),
    waiting,
    claimed,
  };
}

type Address = Partial<Awaited<ReturnType<typeof readFilter>>> & { before?: string };

function address({ claimed, ...parts }: Address): string {
  const given = Object.entries({ ...parts, claimed: claimed ? "me" : null }).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return `/moderation?${new URLSearchParams(given).toString()}`;
}
