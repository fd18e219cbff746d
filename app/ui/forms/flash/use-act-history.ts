import { useEffect, useMemo, useSyncExternalStore } from "react";
import { type Flash, type History, listUndoable, recordAct } from "./flash";
import { readStoredText, store } from "../kept/session-storage";

const storedHistory = "acts";
const recorded = new EventTarget();

/**
 * Records what the viewer does in this tab, so that Undo reaches back over it. Gives the latest act that can be undone, but
 * for the one of the flash; null until the page is hydrated, and where there is none.
 */
export function useActHistory(flash: Flash | null, viewerId: number | null): Flash | null {
  const text = useSyncExternalStore(subscribe, readText, () => null);
  const history = useMemo(() => parseHistory(text, viewerId), [text, viewerId]);
  useEffect(() => {
    if (flash) rememberAct(flash, viewerId);
  }, [flash, viewerId]);
  const shown = flash ? listUndoable(flash) : [];
  return history.findLast((act) => !listUndoable(act).some((id) => shown.includes(id))) ?? null;
}

/** Records what a form did, also where the flash of a later form is shown in its place. */
export function rememberAct(flash: Flash, viewerId: number | null): void {
  if (viewerId === null) return;
  store(storedHistory, { viewerId, acts: recordAct(parseHistory(readText(), viewerId), flash) });
  recorded.dispatchEvent(new Event("change"));
}

/** Takes an act out of the history that can't be undone any more, so that Undo reaches those before it. */
export function forgetAct(act: Flash, viewerId: number | null): void {
  rememberAct({ message: "", undone: listUndoable(act) }, viewerId);
}

function subscribe(onChange: () => void) {
  recorded.addEventListener("change", onChange);
  return () => recorded.removeEventListener("change", onChange);
}

function readText(): string | null {
  return readStoredText(storedHistory);
}

/** Empty for another member than the one who acted. */
function parseHistory(text: string | null, viewerId: number | null): History {
  const stored: unknown = JSON.parse(text ?? "null");
  return isHistory(stored) && stored.viewerId === viewerId ? stored.acts : [];
}

function isHistory(stored: unknown): stored is { viewerId: number; acts: History } {
  return typeof stored === "object" && stored !== null && "acts" in stored && Array.isArray(stored.acts);
}
