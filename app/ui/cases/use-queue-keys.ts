import { useEffect, useRef } from "react";
import { commandOf } from "./queue-keys";

type Queue = {
  /** The cases from top to bottom. */
  current: number | null;
  move: (by: 1 | -1) => void;
  /** A decision is on its way: what is to be undone is not known yet. */
  isBusy: boolean;
  /** Says something in passing, beside what takes the focus. */
  warn: (words: string) => void;
};

/** Keys move through the queue, and press the controls that show them. */
export function useQueueKeys(queue: Queue) {
  const latest = useRef(queue);
  const undoes = useRef(false);
  useEffect(() => {
    latest.current = queue;
    if (queue.isBusy || !undoes.current) return;
    undoes.current = false;
    controlFor("u", document)?.click();
  });

  useEffect(() => {
    const warned = new Set<number>();
    const obey = (event: KeyboardEvent) => {
      const command = commandOf(event, placeOf(event.target));
      if (!command || document.querySelector("dialog[open]")) return;
      const { current, move, isBusy, warn } = latest.current;
      event.preventDefault();
      if (command.act === "move") return move(command.by);
      if (command.within === "page") {
        // What was done last is still on its way.
        if (command.key === "u" && isBusy) undoes.current = true;
        else controlFor(command.key, document)?.click();
        return;
      }
      const row = current === null ? null : caseElement(current);
      const control = row && controlFor(command.key, row);
      if (!row || !control || current === null) return;
      const claim = row.querySelector<HTMLElement>("[data-claim]");
      if (command.decides && claim && !warned.has(current)) {
        warned.add(current);
        claim.focus();
        return warn(`${claim.innerText} Press ${command.key} again to decide.`);
      }
      const missing = command.decides && missingReason(control);
      if (missing) missing.focus();
      else control.click();
    };
    document.addEventListener("keydown", obey);
    return () => document.removeEventListener("keydown", obey);
  }, []);
}

export function caseElement(postId: number): HTMLElement | null {
  return document.getElementById(`case-${postId}`);
}

function controlFor(key: string, within: Document | HTMLElement): HTMLElement | null {
  return within.querySelector(`[aria-keyshortcuts="${key}"]`);
}

function placeOf(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return null;
  const { tagName: tag, isContentEditable } = target;
  return { tag, isContentEditable, type: target instanceof HTMLInputElement ? target.type : undefined };
}

/** The first of the reasons, where none is chosen yet. */
function missingReason(control: HTMLElement): HTMLElement | null {
  const form = control.closest("form");
  if (!form || new FormData(form).get("reason")) return null;
  return form.querySelector('[name="reason"]');
}
