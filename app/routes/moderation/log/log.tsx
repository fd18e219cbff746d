import { useLoaderData } from "@remix-run/react";
import { readId, readListCursor } from "~/http/requests/search-params.server";
import { makeLoader } from "~/http/handlers.server";
import { refuseNotFound } from "~/http/responses/refuse.server";
import { requirePermission } from "~/http/requests/require.server";
import { findLogView, listLog, type LogPage } from "~/log/list-log.server";
import { entryAddress, logAddress } from "~/log/log-filter";
import { EmptyState } from "~/ui/elements/empty-state";
import { NameChoice } from "~/ui/elements/members/name-choice";
import { NextPageLink } from "~/ui/shell/navigation/next-page-link";
import { PageHeader } from "~/ui/shell/page-header";
import { ShortPageHint } from "~/ui/shell/short-page-hint";
import { LogEntries } from "~/ui/log/log-entries";
import { LogFilters } from "~/ui/log/log-filters";
import { ModerationTabs } from "~/ui/shell/navigation/moderation-tabs";
import { makeMeta } from "~/ui/shell/make-meta";
import { readLogFilter } from "./read-log-filter.server";
import { Link } from "~/ui/elements/link";

export const meta = makeMeta<typeof loader>((data) => (data.entry ? `Entry ${data.entry.id}` : "Log"));

export const loader = makeLoader(async (context) => {
  const viewer = await requirePermission(context, "log:read");
  const { searchParams } = context.url;
  const entryId = searchParams.get("entry");
  if (entryId) {
    const entryPage = await findLogView(context.db, viewer, readId(entryId) ?? 0);
    return entryPage ?? refuseNotFound("This entry isn't here");
  }
  const { filter, invalid } = readLogFilter(searchParams);
  const page = await listLog(context.db, viewer, filter, readListCursor(context));
  const currentAddress = context.url.pathname + context.url.search;
  return { ...page, entry: null, filter, invalid, currentAddress };
});

export default function LogPage() {
  const data = useLoaderData<typeof loader>();
  return data.entry ? <SingleEntry {...data} /> : <EntryList {...data} />;
}

type LogData = ReturnType<typeof useLoaderData<typeof loader>>;

function EntryList({
  entries,
  before,
  short,
  names,
  named,
  filter,
  invalid,
  currentAddress,
}: Extract<LogData, { entry: null }>) {
  const isUnfiltered = logAddress(filter) === logAddress({});
  return (
    <div className="column-wide">
      <PageHeader
        title="Log"
        lead="What moderators and admins did, and why. Nothing here can be changed or removed."
      >
        <ModerationTabs current="log" />
        <LogFilters filter={filter} invalid={invalid} names={names} named={named} />
      </PageHeader>
      {entries.length > 0 && <LogEntries entries={entries} returnTo={currentAddress} filter={filter} />}
      {named && named.members.length > 1 && (
        <NameChoice
          choices={named.members.map((member) => ({
            member,
            to: logAddress({ ...filter, name: `#${member.id}` }),
          }))}
          more={named.more}
          numbered
        />
      )}
      {entries.length === 0 && before === null && !(named && named.members.length > 1) && (
        <EmptyState
          illustration={isUnfiltered ? "queue" : "results"}
          title={titleOfNone(isUnfiltered, named)}
          headingLevel={2}
        >
          {!isUnfiltered && <Link to={logAddress({})}>Clear filters</Link>}
        </EmptyState>
      )}
      {before !== null && (
        <>
          {short && <ShortPageHint empty={entries.length === 0} />}
          <NextPageLink to={logAddress(filter, before)}>Older entries</NextPageLink>
        </>
      )}
    </div>
  );
}

function titleOfNone(isUnfiltered: boolean, named: LogPage["named"]): string {
  if (isUnfiltered) return "No entries yet";
  return named?.members.length === 0 ? "No members found" : "No entries match these filters";
}

function SingleEntry({ entry, related }: Exclude<LogData, { entry: null }>) {
  const currentAddress = entryAddress(entry.id);
  return (
    <div className="column-wide">
      <PageHeader title={`Entry ${entry.id}`} lead={<Link to={logAddress({})}>Back to the log</Link>}>
        <ModerationTabs current="log" />
      </PageHeader>
      <LogEntries entries={[entry]} returnTo={currentAddress} />
      {related.length > 0 && (
        <section aria-labelledby="related">
          <h2 id="related">{entry.reverses ? "What it undid" : "What undid it"}</h2>
          <LogEntries entries={related} returnTo={currentAddress} />
        </section>
      )}
    </div>
  );
}
