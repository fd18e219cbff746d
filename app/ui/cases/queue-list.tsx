import { type FocusEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { QueueRow } from "~/moderation/cases/case-view";
import { isBlank } from "~/text/ink";
import { BulkForm } from "./bulk-form";
import { QueueCase } from "./queue-case";
import { findNeighbour, findNext } from "./queue-rows";
import { findCaseElement, useQueueKeys } from "./use-queue-keys";
import { useQueueRows } from "./use-queue-rows";

type QueueListProps = {
  rows: QueueRow[];
  /** The address of the queue with its filter, where a decision leads. */
  to: string;
  /** What to show where there are none. */
  children: ReactNode;
};

/** The cases of a page. With JavaScript a decided one folds away at once, and the next takes the focus. */
export function QueueList({ rows, to, children }: QueueListProps) {
  const { shown, isSending, isAnySending, reopened, setStatus, clearStatus } = useQueueRows(rows);
  const [current, setCurrent] = useState<number | null>(null);
  const [announcement, setAnnouncement] = useState("");
  const list = useRef<HTMLDivElement>(null);
  // Set when the last case of the list is decided before the list is loaded again: the cases there were.
  const idsBeforeReload = useRef<number[] | null>(null);
  const ids = shown.filter((row) => !isSending(row)).map(({ post }) => post.id);

  const focusCase = (id: number) => {
    setCurrent(id);
    const element = findCaseElement(id);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  };
  const move = (by: 1 | -1) => {
    const next = findNeighbour(ids, current, by);
    if (next !== null) focusCase(next);
  };
  useQueueKeys({ current, move, isAnySending, announce: setAnnouncement });

  const handleSubmit = (row: QueueRow, form: HTMLFormElement) => {
    // A form that will surely be rejected does not fold away.
    if (!isFilledIn(form)) return;
    const element = findCaseElement(row.post.id);
    element?.style.setProperty("--height", `${element.offsetHeight}px`);
    setStatus(row, "sent");
    const next = findNext(ids, row.post.id);
    if (next !== null) focusCase(next);
    else {
      // It was the only one: without a focus elsewhere, the status line takes it.
      setCurrent(null);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }
    idsBeforeReload.current = ids.at(-1) === row.post.id ? ids : null;
  };

  // The first case that the reload adds takes the focus, unless it was moved elsewhere meanwhile.
  useEffect(() => {
    const known = idsBeforeReload.current;
    const added = known && ids.find((id) => !known.includes(id));
    if (!added) return;
    idsBeforeReload.current = null;
    if (isFocusWithin(list.current, document.getElementById("status"))) focusCase(added);
  });

  // A case that comes back by the undo key takes the focus.
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
            to={to}
            current={row.post.id === current}
            folded={isSending(row)}
            formEvents={{
              onSubmit: (form) => handleSubmit(row, form),
              onRejected: () => setStatus(row, "rejected"),
              onSuccess: () => setStatus(row, "done"),
            }}
          />
        ))}
      </div>
      {ids.length === 0 && children}
      {shown.some(({ case: { state } }) => state === "open") && <BulkForm to={to} />}
      <p className="visually-hidden" aria-live="assertive">
        {announcement}
      </p>
    </>
  );
}

/** True also where nothing has the focus: the case that had it may have gone, decided by a colleague. */
function isFocusWithin(...elements: (HTMLElement | null)[]): boolean {
  const { activeElement, body } = document;
  return activeElement === body || elements.some((element) => element?.contains(activeElement));
}

function isFilledIn(form: HTMLFormElement): boolean {
  const fields = new FormData(form);
  const [reason, note] = [fields.get("reason"), fields.get("note")];
  return Boolean(reason) && (reason !== "other" || (typeof note === "string" && !isBlank(note)));
}
