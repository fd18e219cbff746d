import { Link } from "@remix-run/react";
import type { Viewer } from "~/accounts/permissions";
import { entryAddress, type LogFilter } from "~/log/log-filter";
import type { LogView } from "~/log/log-view";
import { describeReason } from "~/moderation/describe-reason";
import { mayUndo } from "~/moderation/undo/may-undo";
import { UndoForm } from "~/ui/forms/button-form";
import { useRootData } from "~/ui/shell/use-root-data";
import { LogList } from "./log-list";
import { EntryFilters } from "./entry-filters";
import { LogSentence } from "./log-sentence";

type LogEntriesProps = {
  entries: LogView[];
  /** The address to go back to after an undo. */
  returnTo: string;
  /** The current filter of the log, to offer links that add to it. */
  filter?: LogFilter;
};

/** Entries of the log as sentences, with Undo for those that the viewer may undo. */
export function LogEntries({ entries, returnTo, filter }: LogEntriesProps) {
  const { now, viewer, rules } = useRootData();
  return (
    <LogList
      now={now}
      entries={entries.map((entry) => ({
        id: entry.id,
        at: entry.at,
        address: entryAddress(entry.id),
        sentence: <LogSentence entry={entry} />,
        reason: describeReason(rules, entry.kind, entry.reason),
        note: entry.note || undefined,
        reversal: entry.reversedBy && <Reversal by={entry.reversedBy} />,
        controls: (
          <>
            {filter && <EntryFilters entry={entry} filter={filter} />}
            {canUndo(viewer, entry) && <UndoForm entryId={entry.id} returnTo={returnTo} />}
          </>
        ),
      }))}
    />
  );
}

function Reversal({ by: { id, kind } }: { by: NonNullable<LogView["reversedBy"]> }) {
  return (
    <>
      {kind === "appeal.overturned" ? "Undone on appeal by " : "Undone by "}
      <Link to={entryAddress(id)}>entry {id}</Link>
    </>
  );
}

function canUndo(viewer: Viewer | null, entry: LogView): boolean {
  const { kind, member, memberRole, restorable, reversedBy } = entry;
  if (!restorable || reversedBy || member?.erased) return false;
  return mayUndo(viewer, { kind, memberId: member?.id ?? null, memberRole });
}
