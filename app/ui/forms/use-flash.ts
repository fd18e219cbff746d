import { useLocation } from "@remix-run/react";
import { createContext, useCallback, useRef, useState } from "react";
import { type Flash, mergeFlash } from "./flash";

export type ShowFlash = (flash: Flash) => void;

/**
 * For forms that stay on their page: called when one is sent, it gives the function that shows its flash. Answers may
 * overtake each other; the form that was sent last is shown last.
 */
export const FlashContext = createContext<() => ShowFlash>(() => () => {});

/** The flash to show: the one that came with the page, or that a form on it has shown since. It stays until the next page. */
export function useFlash(arrived: Flash | null): { flash: Flash | null; reserveFlash: () => ShowFlash } {
  const { key, hash } = useLocation();
  const [shown, setShown] = useState({ key, arrived, flash: arrived });
  const turns = useRef({ reserved: 0, shown: 0 });
  const reserveFlash = useCallback(() => {
    const turn = ++turns.current.reserved;
    return (flash: Flash) => {
      if (turn < turns.current.shown) return;
      turns.current.shown = turn;
      setShown((before) => ({ ...before, flash: mergeFlash(before.flash, flash) }));
    };
  }, []);

  const isNextPage = shown.key !== key && !hash;
  // The same page loaded again comes without a flash: what it said stands.
  const hasArrived = arrived !== null && arrived !== shown.arrived;
  if (!isNextPage && !hasArrived) return { flash: shown.flash, reserveFlash };
  setShown({ key, arrived, flash: arrived });
  return { flash: arrived, reserveFlash };
}
