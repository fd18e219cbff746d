import { useRouteLoaderData } from "@remix-run/react";
import type { Waiting } from "../accounts/sessions.server";
import type { Viewer } from "../accounts/permissions";
import type { Done } from "./done";

/** What every page knows: the site's name, who is looking and what waits for them, the time of this answer (ms), and what was just done. */
export type Site = {
  siteName: string;
  viewer: Viewer | null;
  waiting: Waiting | null;
  now: number;
  done: Done | null;
};

/** On an error page the root may have failed too; then `isKnown` is false, and who is looking cannot be told. */
export function useSite(): Site & { isKnown: boolean } {
  const site = useRouteLoaderData("root") as Site | undefined;
  if (site) return { ...site, isKnown: true };
  return { siteName: "Plaza", viewer: null, waiting: null, now: 0, done: null, isKnown: false };
}
