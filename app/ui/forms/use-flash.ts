import { useLocation } from "@remix-run/react";
import { useCallback, useRef, useState } from "react";
import { type Flash, mergeFlash } from "./flash";
import type { ShowFlash } from "./form-context";

/** The flash to show until the next page or form: the loader's, or a later one of a form sent by script. */
export function useFlash(loaded: Flash | null) {
  const { key, hash } = useLocation();
  // `next`: for the page that is being loaded.
  const [shown, setShown] = useState({ key, loaded, flash: loaded, next: null as Flash | null });
  const order = useRef({ reserved: 0, shown: 0 });
  const reserveFlash = useCallback((form: HTMLFormElement): ShowFlash => {
    const number = ++order.current.reserved;
    // Two messages about two forms could contradict each other.
    if (!form.closest("#status")) setShown((previous) => ({ ...previous, flash: null }));
    return (flash, page) => {
      if (number < order.current.shown) return;
      order.current.shown = number;
      setShown((previous) =>
        page === "next"
          ? { ...previous, next: flash }
          : { ...previous, flash: mergeFlash(previous.flash, flash) },
      );
    };
  }, []);

  const isNew = loaded !== null && loaded !== shown.loaded;
  if (shown.key === key && !isNew) return { flash: shown.flash, reserveFlash };
  // A reload of the page's data and a link within the page bring no flash, and the one that is shown stays.
  const isSamePage = !isNew && shown.next === null && hash !== "";
  const flash = isNew ? loaded : isSamePage ? shown.flash : shown.next;
  setShown({ key, loaded, flash, next: null });
  return { flash, reserveFlash };
}
