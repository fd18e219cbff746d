import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { selectsOnly } from "~/moderation/selection";
import type { Flash } from "~/ui/forms/flash/flash";

/**
 * After a client-side navigation, moves the focus to the flash, or else to what the fragment of the address names, or else
 * to the start of the page. After a form
 * that stays on its page, moves it to the flash only if the element that had the focus is gone. The selection
 * of a case moves it by itself.
 */
export function useFocusAfterNavigation(flash: Flash | null): void {
  const location = useLocation();
  const last = useRef<{ location: ReturnType<typeof useLocation>; flash: Flash | null } | null>(null);
  useEffect(() => {
    const { current: previous } = last;
    last.current = { location, flash };
    const isNewPage =
      previous?.location.key !== location.key && !selectsOnly(previous?.location ?? location, location);
    const isLost = document.activeElement === document.body;
    if (flash && flash !== previous?.flash && (isNewPage || isLost))
      document.getElementById("status")?.focus();
    else if (isNewPage && previous)
      // As browsers do when they load an address with a fragment; where it cannot be focused, nothing happens.
      document.getElementById(location.hash.slice(1) || "main")?.focus({ preventScroll: true });
  }, [location, flash]);
}
