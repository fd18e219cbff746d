import { useEffect, useRef } from "react";
import { findCommand } from "./queue-shortcuts";

type Queue = {
  /** The id of the post whose case the shortcuts act on. */
  current: number | null;
  move: (step: 1 | -1) => void;
  /** A decision is being sent, so it is not known yet what Undo would undo. */
  isAnySending: boolean;
  /** Makes screen readers say this, in addition to what takes the focus. */
  announce: (message: string) => void;
};

/** Shortcuts that move through the queue and click the controls that show them. */
export function useQueueShortcuts(queue: Queue) {
  const latest = useRef(queue);
  const undoRequested = useRef(false);
  useEffect(() => {
    latest.current = queue;
    if (queue.isAnySending || !undoRequested.current) return;
    undoRequested.current = false;
    findControl("u", document)?.click();
  });

  useEffect(() => {
    const warned = new Set<number>();
    const handleKeyDown = (event: KeyboardEvent) => {
      const command = findCommand(event, focusTargetOf(event.target));
      if (!command || document.querySelector("dialog[open]")) return;
      const { current, move, isAnySending, announce } = latest.current;
      event.preventDefault();
      if (command.type === "move") return move(command.step);
      if (command.within === "page") {
        // Undo waits for the answer to the last decision, and then undoes that one.
        if (command.key === "u" && isAnySending) undoRequested.current = true;
        else findControl(command.key, document)?.click();
        return;
      }
      const row = current === null ? null : findCaseElement(current);
      const control = row && findControl(command.key, row);
      if (!row || !control || current === null) return;
      const claim = row.querySelector<HTMLElement>("[data-claim]");
      if (command.decides && claim && !warned.has(current)) {
        warned.add(current);
        claim.focus();
        return announce(`${claim.innerText} Press ${command.key} again to decide.`);
      }
      const reason = command.decides && findMissingReason(control);
      if (reason) reason.focus();
      else control.click();
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, []);
}

export function findCaseElement(postId: number): HTMLElement | null {
  return document.getElementById(`case-${postId}`);
}

function findControl(key: string, within: Document | HTMLElement): HTMLElement | null {
  return within.querySelector(`[aria-keyshortcuts="${key}"]`);
}

function focusTargetOf(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return null;
  const { tagName: tag, isContentEditable } = target;
  return { tag, isContentEditable, type: target instanceof HTMLInputElement ? target.type : undefined };
}

/** The first reason, if the control wants one and none is chosen yet. */
function findMissingReason(control: HTMLElement): HTMLElement | null {
  const form = control.dataset.wantsReason ? control.closest("form") : null;
  if (!form || new FormData(form).get("reason")) return null;
  return form.querySelector('[name="reason"]');
}
