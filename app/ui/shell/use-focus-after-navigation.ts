import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Flash } from "~/ui/forms/flash";

/**
 * After a client-side navigation, moves the focus to the flash, or to the start of the page if there is none. After a form
 * that stays on its page, moves it to the flash only if the element that had the focus is gone.
 */
export function useFocusAfterNavigation(flash: Flash | null): void {
  const { key, hash } = useLocation();
  const last = useRef<{ key: string; flash: Flash | null } | null>(null);
  useEffect(() => {
    const { current: previous } = last;
    last.current = { key, flash };
    const isNewPage = previous?.key !== key;
    const isLost = document.activeElement === document.body;
    if (flash && flash !== previous?.flash && (isNewPage || isLost))
      document.getElementById("status")?.focus();
    else if (isNewPage && previous && !hash) document.getElementById("main")?.focus({ preventScroll: true });
  }, [key, hash, flash]);
}
