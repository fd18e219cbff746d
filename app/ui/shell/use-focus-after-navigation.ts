import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Flash } from "~/ui/forms/flash";

/**
 * After a client-side navigation, moves the focus to the flash, or else to what the fragment of the address names, or else
 * to the start of the page. After a form
 * that stays on its page, moves it to the flash only if the element that had the focus is gone. Where nothing was loaded,
 * `data` is the same as before, and the focus stays.
 */
export function useFocusAfterNavigation(flash: Flash | null, data: unknown): void {
  const { key, hash } = useLocation();
  const last = useRef<{ key: string; data: unknown; flash: Flash | null } | null>(null);
  useEffect(() => {
    const { current: previous } = last;
    last.current = { key, data, flash };
    const isNewPage = previous?.key !== key && (previous?.data !== data || hash !== "");
    const isLost = document.activeElement === document.body;
    if (flash && flash !== previous?.flash && (isNewPage || isLost))
      document.getElementById("status")?.focus();
    else if (isNewPage && previous)
      // As browsers do when they load an address with a fragment; where it cannot be focused, nothing happens.
      document.getElementById(hash.slice(1) || "main")?.focus({ preventScroll: true });
  }, [key, hash, flash, data]);
}
