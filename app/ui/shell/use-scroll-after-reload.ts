import { useLayoutEffect, useRef } from "react";
import { isReloading } from "~/ui/forms/reload";

/**
 * Leaves the page where it is when its data has been loaded again: after a navigation that was not to scroll, the router takes
 * a reload for one that is, and goes to the top. For a component around `ScrollRestoration`, whose effect comes first.
 */
export function useScrollAfterReload(data: unknown, pathname: string): void {
  const previous = useRef({ data, pathname });
  // As it is before the effects of this render.
  const top = typeof window === "undefined" ? 0 : window.scrollY;
  useLayoutEffect(() => {
    const { current: before } = previous;
    previous.current = { data, pathname };
    if (isReloading() && before.data !== data && before.pathname === pathname) window.scrollTo(0, top);
  });
}
