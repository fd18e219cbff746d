import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import type { RequestContext } from "~/http/context.server";
import { readChoice, readCount, readId, readListCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { requirePermission } from "~/http/requests/require.server";
import { listCases } from "~/moderation/cases/queue/list-cases.server";
import { describeElsewhere } from "~/moderation/cases/describe-case";
import { selectedAddress, selectsOnly } from "~/moderation/selection";
import { waitTimeKeys } from "~/moderation/cases/words";
import { rulesInForce } from "~/moderation/reasons";
import { Queue } from "~/ui/cases/queue/queue";
import { QueueToolbar } from "~/ui/cases/queue/queue-toolbar";
import { EmptyState } from "~/ui/elements/empty-state";
import { ModerationTabs } from "~/ui/shell/navigation/moderation-tabs";
import { NextPageLink } from "~/ui/shell/navigation/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { isReloading } from "~/ui/forms/reload";
import { reloadAfterConflict } from "~/ui/forms/use-page";
import { makeMeta } from "~/ui/shell/make-meta";
import { Link } from "~/ui/elements/link";

export const meta = makeMeta("Moderation");

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "report:read");
  const filter = await readFilter(context);
  const before = readListCursor(context);
  const since = readCount(context, "since");
  const asked = context.url.searchParams.get("case");
  const selected = readId(asked);
  const { elsewhere, ...page } = await listCases(
    context.db,
    viewer,
    { ...filter, before, since, selected },
    context.now,
  );
  const isMissing = asked !== null && !page.rows.some(({ post }) => post.id === selected);
  return {
    ...page,
    filter,
    address: selectedAddress(context.url.pathname + context.url.search, null),
    missing: isMissing
      ? {
          why: describeElsewhere({ elsewhere, rows: page.rows }, context.now),
          to: elsewhere && caseAddress(elsewhere.post),
        }
      : null,
  };
});

/** Selecting another case of the page loads nothing: its rows have all that the panel shows. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  defaultShouldRevalidate,
}) => defaultShouldRevalidate && (isReloading() || !selectsOnly(currentUrl, nextUrl));

/** After a 422 or 429 the list stays as it is, and with it the selection. After a 409 it is out of date. */
export const handle = reloadAfterConflict;

export default function QueuePage() {
  const { rows, before, order, filter, address, missing } = useLoaderData<typeof loader>();
  const { state, reason, waiting, claimed } = filter;
  const isFiltered = reason !== null || waiting !== null || claimed;
  return (
    <div className="column-wide">
      <PageHeader title="Moderation" besideTitle={<ModerationTabs current={state} />} />
      {/* The key: another list must not inherit the decisions that are being sent from this one. */}
      <Queue
        key={address}
        rows={rows}
        address={address}
        missing={missing}
        toolbar={
          <>
            <QueueToolbar {...filter} />
            {order?.changed && (
              <p className="hint">
                The order has changed since the first page: reports came in or were withdrawn, or cases were
                reopened. <Link to={queueAddress(filter)}>Back to the first page</Link>
              </p>
            )}
          </>
        }
        next={
          before && (
            <NextPageLink to={queueAddress({ ...filter, before, since: order?.mark?.toString() })}>
              More cases
            </NextPageLink>
          )
        }
      >
        <EmptyState
          illustration="queue"
          title={
            isFiltered ? "No cases match these filters" : state === "open" ? "All quiet." : "No cases yet"
          }
          headingLevel={2}
        >
          {isFiltered ? (
            <Link to={queueAddress({ state })}>Clear filters</Link>
          ) : state === "open" ? (
            <Link to="/moderation?state=decided">See decided cases</Link>
          ) : (
            <Link to="/moderation">See open cases</Link>
          )}
        </EmptyState>
      </Queue>
    </div>
  );
}

function caseAddress({ id }: { id: number }): string {
  return `/moderation/posts/${id}`;
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
