import { useRouteLoaderData } from "@remix-run/react";
import { useContext } from "react";
import type { Viewer } from "~/accounts/permissions";
import type { Badges } from "~/accounts/sessions.server";
import type { Rule } from "~/moderation/reasons";
import type { Flash } from "~/ui/forms/flash";
import { RenderContext } from "./render-context";

/** The data of the root loader. `now` is the time of the request, in ms. */
export type Site = {
  siteName: string;
  viewer: Viewer | null;
  badges: Badges | null;
  /** All of them, for labels and forms; none for visitors. */
  rules: Rule[];
  now: number;
  flash: Flash | null;
};

/** On an error page the root loader may have failed too: then `isLoaded` is false, and the viewer is not known. */
export function useSite(): Site & { isLoaded: boolean } {
  const site = useRouteLoaderData("root") as Site | undefined;
  const { siteName = "Plaza" } = useContext(RenderContext);
  if (site) return { ...site, isLoaded: true };
  return { siteName, viewer: null, badges: null, rules: [], now: 0, flash: null, isLoaded: false };
}
