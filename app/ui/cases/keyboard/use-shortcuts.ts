import { useEffect, useRef } from "react";
import { findCommand } from "./shortcuts";

type Page = {
  /** Moves to another case; without it, the link that has the key does. */
  move?: (step: 1 | -1) => void;
  /** A decision is being sent, so it is not known yet what Undo would undo. */
  isAnySending?: boolean;
  /** Shows the latest act that can be undone, where no Undo is shown. */
  recallAct: () => void;
  /** Makes screen readers say this, in addition to what takes the focus. */
  announce: (message: string) => void;
};

/** Shortcuts that move through the cases, and press the controls that show them. */
export function useShortcuts(page: Page) {
  const latest = useRef(page);
  const undoRequested = useRef(false);
  useEffect(() => {
    latest.current = page;
    if (page.isAnySending || !undoRequested.current) return;
    undoRequested.current = false;
    const undo = findControl("u");
    // A decision that was refused leaves nothing to undo, and the act before it was not meant.
    if (undo?.closest("[data-problem], .status-earlier") === null) undo.click();
  });

  useEffect(() => {
    const warned = new Set<Element>();
    const handleKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing) return leaveNote(event.target);
      const command = findCommand(event, focusTargetOf(event.target));
      if (!command || document.querySelector("dialog[open]")) return;
      const { move, isAnySending = false, announce } = latest.current;
      if (command.type === "move" && move) {
        event.preventDefault();
        return move(command.step);
      }
      const { key } = command;
      // Undo waits for the answer to the last decision, and then undoes that one.
      if (key === "u" && isAnySending) undoRequested.current = true;
      // A page that does not wait for the answer has no Undo until then: the act before is not what is meant.
      if (key === "u" && !isAnySending && isSending()) return;
      const control = key === "u" && isAnySending ? null : findControl(key);
      if (!control && key === "u" && !isAnySending) latest.current.recallAct();
      if (!control) return;
      event.preventDefault();
      if (command.type === "focus") return control.focus();
      if (control instanceof HTMLOptionElement) return choose(control);
      const claim = control.closest("form")?.parentElement?.querySelector<HTMLElement>("[data-claim]");
      if (command.type === "press" && command.decides && claim && !warned.has(claim)) {
        warned.add(claim);
        claim.focus();
        return announce(`${claim.innerText} Press ${key} again to decide.`);
      }
      control.click();
    };
    document.addEventListener("keydown", handleKeyDown);
    return () => document.removeEventListener("keydown", handleKeyDown);
  }, []);
}

/** A form of the page, not the Undo of the status line, which presses itself once. */
function isSending(): boolean {
  return document.querySelector('.button[aria-busy="true"]') !== null;
}

function findControl(key: string): HTMLElement | null {
  const controls = document.querySelectorAll<HTMLElement>(
    `[aria-keyshortcuts="${key}"], option[data-key="${key}"]`,
  );
  // A case that is out of sight, as all are beside a narrow list, must not be decided unseen. A closed list shows no option.
  return [...controls].find((control) => (control.closest("select") ?? control).checkVisibility()) ?? null;
}

function choose(option: HTMLOptionElement) {
  option.selected = true;
  option.closest("select")?.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Back to the case, whose keys are off in its note. */
function leaveNote(target: EventTarget | null) {
  if (target instanceof HTMLElement && target.matches('[name="note"][aria-keyshortcuts]'))
    target.closest<HTMLElement>("section[tabindex], main")?.focus({ preventScroll: true });
}

function focusTargetOf(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return null;
  const { tagName: tag, isContentEditable } = target;
  return { tag, isContentEditable, type: target instanceof HTMLInputElement ? target.type : undefined };
}
