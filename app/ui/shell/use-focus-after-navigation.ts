import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Flash } from "~/ui/forms/flash";

/**
 * After a client-side navigation, moves the focus to the flash, or else to the start of the page. When a form stayed on
 * its page, the focus moves to the flash only if the element that had it is gone.
 */
export function useFocusAfterNavigation(flash: Flash | null): void {
  const { key, hash } = useLocation();
  const last = useRef<{ key: string; flash: Flash | null } | null>(null);
  useEffect(() => {
    const { current: before } = last;
    last.current = { key, flash };
    const isNew = before?.key !== key;
    const isLost = document.activeElement === document.body;
    if (flash && flash !== before?.flash && (isNew || isLost)) document.getElementById("status")?.focus();
    else if (isNew && before && !hash) document.getElementById("main")?.focus({ preventScroll: true });
  }, [key, hash, flash]);
}
