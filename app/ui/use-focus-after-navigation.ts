import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** After a step without a full page load, takes the focus to what was done, or to the new page's start. */
export function useFocusAfterNavigation(done: string | null): void {
  const { key, hash } = useLocation();
  const last = useRef<string | null>(null);
  useEffect(() => {
    const isFirst = last.current === null;
    const isNew = last.current !== key;
    last.current = key;
    if (!isNew) return;
    if (done) document.getElementById("status")?.focus();
    else if (!isFirst && !hash) document.getElementById("main")?.focus({ preventScroll: true });
  }, [key, hash, done]);
}
