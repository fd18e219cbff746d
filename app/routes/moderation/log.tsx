import { Link, useLoaderData } from "@remix-run/react";
import { page, refuseNotFound, requirePermission } from "../../http/asking.server";
import { readLogFilter, readLogPlace } from "../../http/log-filter.server";
import { readId } from "../../http/cursor.server";
import { findLogEntry, listLog } from "../../moderation/list-log.server";
import { entryAddress, logAddress } from "../../moderation/log-filter";
import { EmptyState } from "../../ui/empty-state";
import { LogEntries } from "../../ui/log-entries";
import { LogFilters } from "../../ui/log-filters";
import { ModerationTabs } from "../../ui/moderation-tabs";
import { OlderLink, PageHeader, ShortPage } from "../../ui/page";
import { title } from "../../ui/title";

export const meta = title<typeof loader>((data) => (data.entry ? `Entry ${data.entry.id}` : "Log"));

export const loader = page(async (asking) => {
  const viewer = await requirePermission(asking, "log:read");
  const { searchParams } = asking.url;
  const asked = searchParams.get("entry");
  if (asked) {
    const found = await findLogEntry(asking.db, viewer, readId(asked) ?? 0);
    return found ?? refuseNotFound("There is no such entry");
  }
  const { filter, wrong } = readLogFilter(searchParams);
  const { before, ...found } = await listLog(
    asking.db,
    viewer,
    filter,
    readLogPlace(searchParams.get("before")),
  );
  const here = asking.url.pathname + asking.url.search;
  return { ...found, entry: null, before: before && `${before.at}.${before.id}`, filter, wrong, here };
});

export default function LogPage() {
  const found = useLoaderData<typeof loader>();
  return found.entry ? <OneEntry {...found} /> : <Entries {...found} />;
}

type Found = ReturnType<typeof useLoaderData<typeof loader>>;

function Entries({ entries, before, short, names, filter, wrong, here }: Extract<Found, { entry: null }>) {
  const isAll = logAddress(filter) === logAddress({});
  return (
    <div className="column-wide">
      <PageHeader
        title="Log"
        lead="What moderators and admins did, and why. Nothing here can be changed or removed."
      >
        <ModerationTabs current="log" />
        <LogFilters filter={filter} wrong={wrong} names={names} />
      </PageHeader>
      {entries.length > 0 && <LogEntries entries={entries} to={here} filter={filter} />}
      {entries.length === 0 && before === null && (
        <EmptyState
          drawing={isAll ? "queue" : "results"}
          title={isAll ? "Nothing has been done yet." : "No such entries."}
          headingLevel={2}
        >
          {!isAll && <Link to={logAddress({})}>Show all</Link>}
        </EmptyState>
      )}
      {before !== null && (
        <>
          {short && <ShortPage empty={entries.length === 0} />}
          <OlderLink to={logAddress(filter, before)}>Older entries</OlderLink>
        </>
      )}
    </div>
  );
}

function OneEntry({ entry, related }: Exclude<Found, { entry: null }>) {
  const here = entryAddress(entry.id);
  return (
    <div className="column-wide">
      <PageHeader title={`Entry ${entry.id}`} lead={<Link to={logAddress({})}>All of the log</Link>}>
        <ModerationTabs current="log" />
      </PageHeader>
      <LogEntries entries={[entry]} to={here} />
      {related.length > 0 && (
        <section aria-labelledby="related">
          <h2 id="related">{entry.reverses ? "What it undid" : "What undid it"}</h2>
          <LogEntries entries={related} to={here} />
        </section>
      )}
    </div>
  );
}
