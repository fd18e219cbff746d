import type { Viewer } from "~/accounts/permissions";
import { type FoldedEntry, foldUndos } from "~/log/fold-undos";
import { entryAddress, type LogFilter } from "~/log/log-filter";
import type { LogView } from "~/log/log-view";
import { mayUndo } from "~/moderation/undo/may-undo";
import { Time } from "~/ui/elements/words/time";
import { UndoForm } from "~/ui/forms/button-form";
import { ActReason } from "./act-reason";
import { useRootData } from "~/ui/shell/use-root-data";
import { EntryFilters } from "./entry-filters";
import { LogList } from "./log-list";
import { LogSentence, MemberLink } from "./log-sentence";
import { Link } from "~/ui/elements/link";

type LogEntriesProps = {
  entries: LogView[];
  /** The address to go back to after an undo; without one there is no Undo. */
  returnTo?: string;
  /** The current filter of the log, to offer links that add to it. */
  filter?: LogFilter;
};

/** Entries of the log as sentences, with Undo for those that the viewer may undo. */
export function LogEntries({ entries, returnTo, filter }: LogEntriesProps) {
  const { now, viewer, rules } = useRootData();
  return (
    <LogList
      now={now}
      entries={foldUndos(entries).map(({ entry, undo }) => ({
        id: entry.id,
        at: entry.at,
        address: entryAddress(entry.id),
        sentence: <LogSentence entry={entry} />,
        reason: <ActReason kind={entry.kind} reason={entry.reason} rules={rules} />,
        postWords: entry.postWords ?? undefined,
        note: entry.note || undefined,
        reversal: entry.reversedBy && <Reversal by={entry.reversedBy} undo={undo} />,
        controls: (
          <>
            {filter && <EntryFilters entry={entry} filter={filter} />}
            {returnTo && canUndo(viewer, entry) && <UndoForm entryId={entry.id} returnTo={returnTo} />}
          </>
        ),
      }))}
    />
  );
}

type ReversalProps = { by: NonNullable<LogView["reversedBy"]>; undo: FoldedEntry["undo"] };

/** By whom and when, where the undo is folded into the entry; else a link to it. */
function Reversal({ by: { id, kind }, undo }: ReversalProps) {
  const { now } = useRootData();
  if (undo)
    return (
      <span id={`entry-${id}`}>
        <b>Undone by</b> {undo.actor ? <MemberLink member={undo.actor} /> : "Plaza"}
        {", "}
        <Link to={entryAddress(id)}>
          <Time at={undo.at} now={now} />
          <span className="visually-hidden">, entry {id}</span>
        </Link>
      </span>
    );
  return (
    <>
      <b>{kind === "appeal.overturned" ? "Undone on appeal by" : "Undone by"}</b>{" "}
      <Link to={entryAddress(id)}>entry {id}</Link>
    </>
  );
}

function canUndo(viewer: Viewer | null, entry: LogView): boolean {
  const { kind, member, memberRole, restorable, reversedBy } = entry;
  if (!restorable || reversedBy || member?.erased) return false;
  return mayUndo(viewer, { kind, memberId: member?.id ?? null, memberRole });
}
