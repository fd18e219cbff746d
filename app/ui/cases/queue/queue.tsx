import { type ReactNode, useContext, useState } from "react";
import { displayName } from "~/accounts/names/member-name";
import type { QueueRow } from "~/moderation/cases/case-view";
import { selectedAddress } from "~/moderation/selection";
import { FormContext } from "~/ui/forms/submission/form-context";
import { BulkForm } from "./bulk-form";
import { CasePanel } from "../case-panel";
import { findNeighbour, findNext } from "./queue-rows";
import { QueueRowItem } from "./queue-row";
import { useQueueRows } from "./use-queue-rows";
import { useSelectedCount } from "./use-selected-count";
import { useSelection } from "./use-selection";
import { useShortcuts } from "../keyboard/use-shortcuts";
import { Link } from "~/ui/elements/link";

type QueueProps = {
  rows: QueueRow[];
  /** The address of the queue with its filter, without a selected case. */
  address: string;
  /** Why the list does not have the case that the address asks for, and where it is. */
  missing: { why: string; to: string | null } | null;
  toolbar: ReactNode;
  /** The link to the next page. */
  next: ReactNode;
  /** Shown when there are no cases. */
  children: ReactNode;
};

/**
 * The cases of a page as a list, and the selected one in a panel, with the form that decides it. Without JavaScript each
 * row is a link to the page with that case selected; with it nothing is loaded, and a decided row folds away at once.
 */
export function Queue({ rows, address, missing, toolbar, next, children }: QueueProps) {
  const queue = useQueueRows(rows);
  const { select, isAsking, asked, selected, ids, undecided } = useSelection(queue, address);
  const { selected: ticked } = useSelectedCount();
  const [announcement, setAnnouncement] = useState("");
  useShortcuts({
    move: (step) => {
      // Where it is narrow, the list shows no selected case: the first step selects it.
      const isShown = document.getElementById(`panel-${selected}`)?.checkVisibility() ?? false;
      const next = isShown ? findNeighbour(ids, selected, step) : selected;
      if (next !== null) select(next);
    },
    isAnySending: queue.isAnySending,
    recallAct: useContext(FormContext).recallAct,
    announce: setAnnouncement,
  });

  const handleSubmit = (row: QueueRow) => {
    const element = document.getElementById(`case-${row.post.id}`);
    element?.style.setProperty("--height", `${element.offsetHeight}px`);
    queue.setStatus(row, { state: "sent" });
    select(findNext(undecided, row.post.id));
  };

  const panels = queue.shown.filter((row) => row.post.id === selected || queue.statusOf(row) !== undefined);
  return (
    <div className="queue" data-alone={asked !== null && asked === selected ? true : undefined}>
      <div className="queue-list">
        {toolbar}
        {missing && isAsking && asked === null && (
          <p className="queue-missing">
            {missing.why} {missing.to && <Link to={missing.to}>Open the case</Link>}
          </p>
        )}
        {queue.shown.some(({ case: { state } }) => state === "open") && <BulkForm returnTo={address} />}
        <div>
          {queue.shown.map((row) => (
            <QueueRowItem
              key={row.post.id}
              row={row}
              to={`${selectedAddress(address, row.post.id)}#case-${row.post.id}`}
              onSelect={() => select(row.post.id)}
              selected={row.post.id === selected}
              status={queue.statusOf(row)}
            />
          ))}
        </div>
        {ids.length === 0 && children}
        {next}
      </div>
      {panels.map((row) => {
        const nextId = findNext(undecided, row.post.id);
        return (
          <CasePanel
            key={row.post.id}
            row={row}
            hidden={row.post.id !== selected}
            address={address}
            next={nextId === null ? null : selectedAddress(address, nextId)}
            onNext={() => select(nextId)}
            hasKeys={ticked === 0}
            isLost={queue.statusOf(row)?.conflict !== undefined}
            events={{
              onSubmit: () => handleSubmit(row),
              onRejected: (_status, { conflict }) => {
                queue.setStatus(row, { state: "rejected", conflict });
                if (undecided.length === 0) select(row.post.id);
              },
              describeRejection: ({ message, errors }) =>
                [`${displayName(row.post.author)}'s post:`, message, ...Object.values(errors)]
                  .filter(Boolean)
                  .join(" "),
              onSuccess: () => queue.setStatus(row, { state: "done" }),
            }}
          />
        );
      })}
      <p className="visually-hidden" aria-live="assertive">
        {announcement}
      </p>
    </div>
  );
}
