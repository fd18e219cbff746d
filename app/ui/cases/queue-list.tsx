import { type FocusEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { QueueRow } from "~/moderation/cases/case-view";
import { isBlank } from "~/text/ink";
import { BulkForm } from "./bulk-form";
import { QueueCase } from "./queue-case";
import { findNeighbour, findNext } from "./queue-rows";
import { findCaseElement, useQueueShortcuts } from "./use-queue-shortcuts";
import { useQueueRows } from "./use-queue-rows";

type QueueListProps = {
  rows: QueueRow[];
  /** The address of the queue with its filter. */
  returnTo: string;
  /** Shown when there are no cases. */
  children: ReactNode;
};

/** The cases of a page. With JavaScript a case folds away when its decision is sent, and the next one takes the focus. */
export function QueueList({ rows, returnTo, children }: QueueListProps) {
  const { shown, isSending, isAnySending, reopened, setStatus, clearStatus } = useQueueRows(rows);
  const [current, setCurrent] = useState<number | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const list = useRef<HTMLDivElement>(null);
  // The cases before the reload, if the last of them was decided; otherwise null.
  const idsBeforeReload = useRef<number[] | null>(null);
  const ids = shown.filter((row) => !isSending(row)).map(({ post }) => post.id);

  const focusCase = (id: number) => {
    setCurrent(id);
    const element = findCaseElement(id);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  };
  const move = (step: 1 | -1) => {
    const next = findNeighbour(ids, current, step);
    if (next !== null) focusCase(next);
  };
  useQueueShortcuts({ current, move, isAnySending, announce: setAnnouncement });

  const handleSubmit = (row: QueueRow, form: HTMLFormElement, submitter: HTMLElement | null) => {
    // A form that will be rejected does not fold away.
    if (submitter?.dataset.wantsReason && !hasReason(form)) return;
    const element = findCaseElement(row.post.id);
    element?.style.setProperty("--height", `${element.offsetHeight}px`);
    setStatus(row, "sent");
    const next = findNext(ids, row.post.id);
    if (next !== null) focusCase(next);
    else {
      // It was the only case. The status line takes the focus only if nothing else has it.
      setCurrent(null);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }
    idsBeforeReload.current = ids.at(-1) === row.post.id ? ids : null;
  };

  // The first case that the reload adds takes the focus, unless the focus was moved elsewhere.
  useEffect(() => {
    const known = idsBeforeReload.current;
    const added = known && ids.find((id) => !known.includes(id));
    if (!added) return;
    idsBeforeReload.current = null;
    if (isFocusWithin(list.current, document.getElementById("status"))) focusCase(added);
  });

  // A case that is back after Undo takes the focus.
  useEffect(() => {
    if (reopened === null) return;
    clearStatus(reopened);
    if (isFocusWithin(list.current)) focusCase(reopened);
  });

  const handleFocus = ({ target }: FocusEvent) => {
    idsBeforeReload.current = null;
    const id = Number(target.closest(".case")?.id.slice("case-".length));
    if (id) setCurrent(id);
  };

  return (
    <>
      <div ref={list} onFocus={handleFocus}>
        {shown.map((row) => (
          <QueueCase
            key={row.post.id}
            row={row}
            returnTo={returnTo}
            current={row.post.id === current}
            folded={isSending(row)}
            queueEvents={{
              onSubmit: (form, submitter) => handleSubmit(row, form, submitter),
              onRejected: () => setStatus(row, "rejected"),
              onSuccess: () => setStatus(row, "done"),
            }}
          />
        ))}
      </div>
      {ids.length === 0 && children}
      {shown.some(({ case: { state } }) => state === "open") && <BulkForm returnTo={returnTo} />}
      <p className="visually-hidden" aria-live="assertive">
        {announcement}
      </p>
    </>
  );
}

/** Also true if nothing has the focus: a colleague may have decided the case that had it. */
function isFocusWithin(...elements: (HTMLElement | null)[]): boolean {
  const { activeElement, body } = document;
  return activeElement === body || elements.some((element) => element?.contains(activeElement));
}

function hasReason(form: HTMLFormElement): boolean {
  const fields = new FormData(form);
  const [reason, note] = [fields.get("reason"), fields.get("note")];
  return Boolean(reason) && (reason !== "other" || (typeof note === "string" && !isBlank(note)));
}
