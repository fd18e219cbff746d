import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Done } from "./done";

/**
 * After a step without a full page load, takes the focus to what was done, or to the new page's start. Where the page
 * stayed, the focus stays too, if what had it is still there.
 */
export function useFocusAfterNavigation(done: Done | null): void {
  const { key, hash } = useLocation();
  const last = useRef<{ key: string; done: Done | null } | null>(null);
  useEffect(() => {
    const { current: before } = last;
    last.current = { key, done };
    const isNew = before?.key !== key;
    const isLost = document.activeElement === document.body;
    if (done && done !== before?.done && (isNew || isLost)) document.getElementById("status")?.focus();
    else if (isNew && before && !hash) document.getElementById("main")?.focus({ preventScroll: true });
  }, [key, hash, done]);
}
