import { useRouteLoaderData } from "@remix-run/react";
import type { Viewer } from "../accounts/permissions";

/** What every page knows: the site's name, who is looking, the time of this answer (ms), and what was just done. */
export type Site = { siteName: string; viewer: Viewer | null; now: number; done: string | null };

/** On an error page the root may have failed too; then `isKnown` is false, and who is looking cannot be told. */
export function useSite(): Site & { isKnown: boolean } {
  const site = useRouteLoaderData("root") as Site | undefined;
  if (site) return { ...site, isKnown: true };
  return { siteName: "Plaza", viewer: null, now: 0, done: null, isKnown: false };
}
