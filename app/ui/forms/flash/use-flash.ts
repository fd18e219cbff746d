import { useLocation, useRouteError } from "@remix-run/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { selectsOnly } from "~/moderation/selection";
import { type Flash, mergeFlash } from "./flash";
import { rememberAct, useActHistory } from "./use-act-history";
import type { ShowFlash } from "../submission/form-context";
import { readStored, removeStored, store } from "../kept/session-storage";

const storedFlash = "flash";

/** The flash to show until the next page or form: the loader's, or a later one of a form sent by script. */
export function useFlash(loaded: Flash | null, lostReads: number, viewerId: number | null) {
  const location = useLocation();
  const { key, hash } = location;
  // `next`: for the page that is being loaded.
  const [shown, setShown] = useState({
    location,
    loaded,
    flash: loaded,
    next: null as Flash | null,
    lostReads,
  });
  const latestLostReads = useRef(lostReads);
  useEffect(() => {
    latestLostReads.current = lostReads;
  }, [lostReads]);
  const order = useRef({ reserved: 0, shown: 0 });
  const reserveFlash = useCallback(
    (form: HTMLFormElement): ShowFlash => {
      const number = ++order.current.reserved;
      // Two messages about two forms could contradict each other.
      if (!form.closest("#status")) setShown((previous) => ({ ...previous, flash: null }));
      return (flash, page) => {
        rememberAct(flash, viewerId);
        if (number < order.current.shown) return;
        order.current.shown = number;
        if (page === "next") store(storedFlash, flash);
        setShown((previous) =>
          page === "next"
            ? { ...previous, next: flash, lostReads: latestLostReads.current }
            : { ...previous, flash: mergeFlash(previous.flash, flash) },
        );
      };
    },
    [viewerId],
  );

  useStoredFlash(key, lostReads, (flash) =>
    setShown((previous) => ({ ...previous, flash: previous.flash ?? flash })),
  );

  const earlier = useActHistory(shown.flash, viewerId);
  /** Shows the latest act that can be undone. */
  const recallAct = useCallback(
    () => setShown((previous) => ({ ...previous, flash: earlier ?? previous.flash })),
    [earlier],
  );

  const isNew = loaded !== null && loaded !== shown.loaded;
  // The next page could not be loaded: what was done is said on this one.
  const isStuck = shown.next !== null && shown.lostReads !== lostReads;
  if (shown.location.key === key && !isNew && !isStuck)
    return { flash: shown.flash, earlier, recallAct, reserveFlash };
  // A reload of the page's data, a link within the page and the selection of a case bring no flash, and the one that is
  // shown stays.
  const isSamePage = shown.next === null && (hash !== "" || selectsOnly(shown.location, location));
  const flash = isNew ? loaded : isSamePage ? shown.flash : shown.next;
  setShown({ location, loaded, flash, next: null, lostReads });
  return { flash, earlier, recallAct, reserveFlash };
}

/**
 * Where the next page's script or the manifest is gone, as after a deploy, Remix loads the page anew, which shows the flash
 * then; before that, it may show an error page for a moment.
 */
function useStoredFlash(key: string, lostReads: number, show: (flash: Flash) => void) {
  const showOnce = useRef<typeof show | null>(show);
  const hasFailed = (useRouteError() ?? null) !== null;
  useEffect(() => {
    const flash = readStored(storedFlash);
    if (isFlash(flash)) showOnce.current?.(flash);
    showOnce.current = null;
    if (!hasFailed) removeStored(storedFlash);
  }, [key, lostReads, hasFailed]);
}

function isFlash(value: unknown): value is Flash {
  return typeof value === "object" && value !== null && "message" in value;
}
