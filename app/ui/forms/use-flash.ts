import { useLocation } from "@remix-run/react";
import { createContext, useCallback, useRef, useState } from "react";
import { type Flash, mergeFlash } from "./flash";

export type ShowFlash = (flash: Flash) => void;

/**
 * For forms that stay on their page: called when a form is sent, it gives the function that shows the flash of the
 * answer. Answers may come in another order than the forms were sent; an earlier form's flash never replaces a later one's.
 */
export const FlashContext = createContext<() => ShowFlash>(() => () => {});

/** The flash to show until the next page: that of the loader, or a later one of a form on this page. */
export function useFlash(loaded: Flash | null): { flash: Flash | null; reserveFlash: () => ShowFlash } {
  const { key, hash } = useLocation();
  const [shown, setShown] = useState({ key, loaded, flash: loaded });
  const order = useRef({ reserved: 0, shown: 0 });
  const reserveFlash = useCallback(() => {
    const number = ++order.current.reserved;
    return (flash: Flash) => {
      if (number < order.current.shown) return;
      order.current.shown = number;
      setShown((before) => ({ ...before, flash: mergeFlash(before.flash, flash) }));
    };
  }, []);

  const isNextPage = shown.key !== key && !hash;
  // When the page's data are loaded again there is no flash, and the one that is shown stays.
  const isNew = loaded !== null && loaded !== shown.loaded;
  if (!isNextPage && !isNew) return { flash: shown.flash, reserveFlash };
  setShown({ key, loaded, flash: loaded });
  return { flash: loaded, reserveFlash };
}
