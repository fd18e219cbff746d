import { type FocusEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { QueueRow } from "~/moderation/cases/case-view";
import { BulkForm } from "./bulk-form";
import { QueueCase } from "./queue-case";
import { following, step } from "./queue-rows";
import { caseElement, useQueueKeys } from "./use-queue-keys";
import { useQueueRows } from "./use-queue-rows";

type QueueListProps = {
  rows: QueueRow[];
  /** The queue as it is looked at. */
  to: string;
  /** What to show where there are none. */
  children: ReactNode;
};

/** The cases of a page. With JavaScript a decided one folds away at once, and the next takes the focus. */
export function QueueList({ rows, to, children }: QueueListProps) {
  const { shown, isAway, isBusy, returned, mark, forget } = useQueueRows(rows);
  const [current, setCurrent] = useState<number | null>(null);
  const [warning, setWarning] = useState("");
  const list = useRef<HTMLDivElement>(null);
  // The cases there were when the last of them was decided, before the list was read anew.
  const outrun = useRef<number[] | null>(null);
  const ids = shown.filter((row) => !isAway(row)).map(({ post }) => post.id);

  const go = (id: number) => {
    setCurrent(id);
    const element = caseElement(id);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  };
  const move = (by: 1 | -1) => {
    const next = step(ids, current, by);
    if (next !== null) go(next);
  };
  useQueueKeys({ current, move, isBusy, warn: setWarning });

  const send = (row: QueueRow, form: HTMLFormElement) => {
    // What will be sent back stays where it is.
    if (!isFilledIn(form)) return;
    const element = caseElement(row.post.id);
    element?.style.setProperty("--height", `${element.offsetHeight}px`);
    mark(row, "sent");
    const next = following(ids, row.post.id);
    if (next !== null) go(next);
    else {
      // The last one: the status line will take the focus.
      setCurrent(null);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    }
    outrun.current = ids.at(-1) === row.post.id ? ids : null;
  };

  // Faster than the list was read: what comes in behind has the focus, unless one has gone elsewhere.
  useEffect(() => {
    const known = outrun.current;
    const more = known && ids.find((id) => !known.includes(id));
    if (!more) return;
    outrun.current = null;
    if (isFocusWithin(list.current, document.getElementById("status"))) go(more);
  });

  // Undone by the key: the case is back, and so is the focus.
  useEffect(() => {
    if (returned === null) return;
    forget(returned);
    if (isFocusWithin(list.current)) go(returned);
  });

  const notice = ({ target }: FocusEvent) => {
    outrun.current = null;
    const id = Number(target.closest(".case")?.id.slice("case-".length));
    if (id) setCurrent(id);
  };

  return (
    <>
      <div className="cases" ref={list} onFocus={notice}>
        {shown.map((row) => (
          <QueueCase
            key={row.post.id}
            row={row}
            to={to}
            current={row.post.id === current}
            folded={isAway(row)}
            events={{
              onSend: (form) => send(row, form),
              onRejected: () => mark(row, "refused"),
              onDone: () => mark(row, "done"),
            }}
          />
        ))}
      </div>
      {ids.length === 0 && children}
      {shown.some(({ case: { state } }) => state === "open") && <BulkForm to={to} />}
      <p className="visually-hidden" aria-live="assertive">
        {warning}
      </p>
    </>
  );
}

/** In one of these, or nowhere: the case that had it may have gone, decided by a colleague. */
function isFocusWithin(...places: (HTMLElement | null)[]): boolean {
  const { activeElement, body } = document;
  return activeElement === body || places.some((place) => place?.contains(activeElement));
}

function isFilledIn(form: HTMLFormElement): boolean {
  const fields = new FormData(form);
  const [reason, note] = [fields.get("reason"), fields.get("note")];
  return Boolean(reason) && (reason !== "other" || (typeof note === "string" && note.trim() !== ""));
}
