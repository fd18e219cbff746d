import { useLocation } from "@remix-run/react";
import { createContext, useCallback, useRef, useState } from "react";
import { type Flash, mergeFlash } from "./flash";

export type ShowFlash = (flash: Flash) => void;

/**
 * For forms that stay on their page. Call it when a form is sent: it returns the function that shows the flash of the answer.
 * Answers may arrive in another order than the forms were sent; an earlier form's flash never replaces a later one's.
 */
export const FlashContext = createContext<() => ShowFlash>(() => () => {});

/** The flash to show until the next page: the loader's, or a later one of a form on this page. */
export function useFlash(loaded: Flash | null): { flash: Flash | null; reserveFlash: () => ShowFlash } {
  const { key, hash } = useLocation();
  const [shown, setShown] = useState({ key, loaded, flash: loaded });
  const order = useRef({ reserved: 0, shown: 0 });
  const reserveFlash = useCallback(() => {
    const number = ++order.current.reserved;
    return (flash: Flash) => {
      if (number < order.current.shown) return;
      order.current.shown = number;
      setShown((previous) => ({ ...previous, flash: mergeFlash(previous.flash, flash) }));
    };
  }, []);

  const isNextPage = shown.key !== key && !hash;
  // A reload of the page's data brings no flash, and the one that is shown stays.
  const isNew = loaded !== null && loaded !== shown.loaded;
  if (!isNextPage && !isNew) return { flash: shown.flash, reserveFlash };
  setShown({ key, loaded, flash: loaded });
  return { flash: loaded, reserveFlash };
}
