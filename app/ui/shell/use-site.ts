import { useRouteLoaderData } from "@remix-run/react";
import type { Viewer } from "~/accounts/permissions";
import type { Badges } from "~/accounts/sessions.server";
import type { Flash } from "~/ui/forms/flash";

/** What every page knows: the site's name, who is looking and what waits for them, the time of this answer (ms), and what a form has just done. */
export type Site = {
  siteName: string;
  viewer: Viewer | null;
  badges: Badges | null;
  now: number;
  flash: Flash | null;
};

/** On an error page the root may have failed too; then `isKnown` is false, and who is looking cannot be told. */
export function useSite(): Site & { isKnown: boolean } {
  const site = useRouteLoaderData("root") as Site | undefined;
  if (site) return { ...site, isKnown: true };
  return { siteName: "Plaza", viewer: null, badges: null, now: 0, flash: null, isKnown: false };
}
