import { Link, useLoaderData } from "@remix-run/react";
import type { RequestContext } from "~/http/context.server";
import { readChoice, readListCursor } from "~/http/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { requirePermission } from "~/http/require.server";
import { listCases } from "~/moderation/cases/list-cases.server";
import { waitTimeKeys } from "~/moderation/cases/words";
import { rulesInForce } from "~/moderation/reasons";
import { QueueFilters } from "~/ui/cases/queue-filters";
import { QueueList } from "~/ui/cases/queue-list";
import { EmptyState } from "~/ui/elements/empty-state";
import { ModerationTabs } from "~/ui/shell/moderation-tabs";
import { NextPageLink } from "~/ui/shell/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { reloadAfterConflict } from "~/ui/forms/use-page";
import { Tabs } from "~/ui/shell/tabs";
import { makeMeta } from "~/ui/shell/make-meta";

export const meta = makeMeta("Moderation");

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "report:read");
  const filter = await readFilter(context);
  const before = readListCursor(context);
  const since = readListCursor(context, "since");
  const page = await listCases(context.db, viewer, { ...filter, before, since }, context.now);
  return { ...page, filter, currentAddress: context.url.pathname + context.url.search };
});

/** After a 422 or 429 the list stays as it is, and with it the selection. After a 409 it is out of date. */
export const handle = reloadAfterConflict;

export default function QueuePage() {
  const { rows, before, order, filter, currentAddress } = useLoaderData<typeof loader>();
  const { state, reason, waiting, claimed } = filter;
  return (
    <div className="column-wide">
      <PageHeader title="Moderation">
        <ModerationTabs current="queue" />
        <Tabs
          label="State"
          tabs={[
            { to: queueAddress({ ...filter, state: "open" }), label: "Open", current: state === "open" },
            {
              to: queueAddress({ state: "decided", reason }),
              label: "Decided",
              current: state === "decided",
            },
          ]}
        />
        <QueueFilters {...filter} />
      </PageHeader>
      {order?.changed && (
        <p className="hint">
          The order has changed since the first page: reports came in or were withdrawn, or cases were opened
          again. <Link to={queueAddress(filter)}>Back to the first page</Link>
        </p>
      )}
      {/* The key: another list must not inherit the decisions that are being sent from this one. */}
      <QueueList key={currentAddress} rows={rows} returnTo={currentAddress}>
        <EmptyState
          illustration="queue"
          title={state === "open" && !reason && !waiting && !claimed ? "All quiet." : "No such cases."}
          headingLevel={2}
        />
      </QueueList>
      {before && (
        <NextPageLink to={queueAddress({ ...filter, before, since: order?.mark })}>More cases</NextPageLink>
      )}
    </div>
  );
}

/** `waiting` and `claimed` filter open cases only. */
async function readFilter(context: RequestContext) {
  const state = readChoice(context, "state", ["open", "decided"]) ?? "open";
  const isOpen = state === "open";
  const waiting = isOpen ? readChoice(context, "waiting", waitTimeKeys) : null;
  const claimed = isOpen && readChoice(context, "claimed", ["me"]) !== null;
  const rules = rulesInForce(await context.rules());
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

type QueueParams = Partial<Awaited<ReturnType<typeof readFilter>>> & { before?: string; since?: string };

function queueAddress({ claimed, ...others }: QueueParams): string {
  const params = Object.entries({ ...others, claimed: claimed ? "me" : null }).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return `/moderation?${new URLSearchParams(params).toString()}`;
}
