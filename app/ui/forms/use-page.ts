import { useLocation, useMatches, useNavigate, useRouteLoaderData } from "@remix-run/react";
import { useContext, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import { useReload } from "./reload";
import { FormContext } from "./submission/form-context";

/** `handle` of the pages that show the present state of things after a 409; others leave the list and the form as they are. */
export const reloadAfterConflict = { reloadsAfterConflict: true };

/**
 * The `state` of a link to a form that leads back to this address once it is sent: then the browser goes back instead, to
 * the list as long as it was, and to the same place in it.
 */
export function comingFrom(address: string): { cameFrom: string } {
  return { cameFrom: address };
}

/** The page that a form is on: where it is, and when its data has been loaded again. */
export function usePage() {
  const { key, pathname, search, state } = useLocation();
  const cameFrom: unknown = state?.cameFrom;
  const rootData = useRouteLoaderData("root");
  const matches = useMatches();
  const navigate = useNavigate();
  const reload = useReload();
  const { lostReads } = useContext(FormContext);
  // Another object each time the data has been loaded or could not be, or a navigation has ended.
  const version = useMemo(() => ({ key, rootData, lostReads }), [key, rootData, lostReads]);
  const place = useMemo(() => ({ pathname, search, rootData }), [pathname, search, rootData]);
  const latest = useRef({ version, place, isMounted: true });
  useLayoutEffect(() => {
    latest.current.version = version;
    latest.current.place = place;
  }, [version, place]);
  useEffect(() => {
    const { current } = latest;
    current.isMounted = true;
    return () => {
      current.isMounted = false;
    };
  }, []);

  return {
    version,
    latestVersion: () => latest.current.version,
    latestPlace: () => latest.current.place,
    /** Whether the page is another one than it was. One that loaded nothing, such as another case of the queue, is not. */
    hasLeft: (from: typeof place) => {
      const { isMounted, place: now } = latest.current;
      const isLoaded = now.search !== from.search && now.rootData !== from.rootData;
      return !isMounted || now.pathname !== from.pathname || isLoaded;
    },
    reload,
    goTo: (to: string) =>
      cameFrom === to ? navigate(-1) : navigate(to, { replace: to === pathname + search }),
    reloadsAfterConflict: matches.some(({ handle }) => handle === reloadAfterConflict),
  };
}
