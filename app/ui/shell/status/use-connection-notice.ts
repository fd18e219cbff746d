import { useLocation, useNavigate } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { lostRead, pageOf } from "../keep-page";

/**
 * Keeps the page where a link leads nowhere, because there is no connection: the text for the status line, and how often
 * data could not be loaded. It is shown until the connection is back, or until the data (`loaded`) is another.
 */
export function useConnectionNotice(loaded: unknown): { notice: string | null; lostReads: number } {
  const location = useLocation();
  const navigate = useNavigate();
  const [lost, setLost] = useState({ reads: 0, notice: "", loaded });
  const latest = useRef({ location, navigate, loaded });
  useEffect(() => {
    latest.current = { location, navigate, loaded };
  });

  useEffect(() => {
    const say = (reads: 0 | 1) =>
      setLost((previous) => ({
        reads: previous.reads + reads,
        notice: navigator.onLine ? unreachable : offline,
        loaded: latest.current.loaded,
      }));
    const handleLostRead = (event: Event) => {
      say(1);
      const { location: here, navigate: goTo } = latest.current;
      const page = here.pathname + here.search;
      if (event instanceof CustomEvent && event.detail instanceof URL && pageOf(event.detail) === page)
        return;
      // Going to where one is ends the navigation without loading anything, if the address has a hash; no element has
      // this one, so that the page is not scrolled.
      goTo({ search: here.search, hash: "#here" }, { replace: true, preventScrollReset: true });
    };
    const handleLeaving = (event: Event) => {
      if (navigator.onLine || !leavesPage(event)) return;
      event.preventDefault();
      // Nor does the page do what goes with it, such as forgetting what is typed at log-out.
      event.stopPropagation();
      say(0);
    };
    const handleOnline = () => setLost((previous) => ({ ...previous, notice: "" }));
    window.addEventListener(lostRead, handleLostRead);
    window.addEventListener("online", handleOnline);
    // Before React's and Remix's own.
    for (const type of ["click", "submit"]) document.addEventListener(type, handleLeaving, true);
    return () => {
      window.removeEventListener(lostRead, handleLostRead);
      window.removeEventListener("online", handleOnline);
      for (const type of ["click", "submit"]) document.removeEventListener(type, handleLeaving, true);
    };
  }, []);
  return { notice: lost.loaded === loaded && lost.notice ? lost.notice : null, lostReads: lost.reads };
}

const offline = "You're offline. This page stays as it is; try again when you're back online.";
const unreachable = "The site couldn't be reached. This page stays as it is; try again in a moment.";

function leavesPage(event: Event): boolean {
  if (event instanceof MouseEvent) return leadsAway(event);
  // Logging in and out lead to another site, so the browser itself sends these forms.
  return (
    event.target instanceof HTMLFormElement && new URL(event.target.action).pathname.startsWith("/auth/")
  );
}

/** A plain click on a link to another page of Plaza. */
function leadsAway({ target, button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || !(target instanceof Element)) return false;
  const link = target.closest<HTMLAnchorElement>("a[href]");
  if (!link || link.target || link.origin !== window.location.origin) return false;
  const { pathname, search } = window.location;
  return link.hash === "" || link.pathname !== pathname || link.search !== search;
}
