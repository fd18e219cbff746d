import { useRouteLoaderData } from "@remix-run/react";
import { useContext } from "react";
import type { Viewer } from "~/accounts/permissions";
import type { Badges } from "~/accounts/sessions/sessions.server";
import type { Rule } from "~/moderation/reasons";
import type { Flash } from "~/ui/forms/flash/flash";
import { RenderContext } from "~/ui/elements/render-context";
import type { Draft } from "~/ui/forms/submission/form-context";

/** The data of the root loader. `now` is the time of the request, in ms. */
export type RootData = {
  /** Of every address of the site: "https://plaza.example.com". */
  origin: string;
  siteName: string;
  siteTagline: string;
  viewer: Viewer | null;
  badges: Badges | null;
  /** For labels and forms; empty for visitors. */
  rules: Rule[];
  now: number;
  flash: Flash | null;
  drafts: Draft[];
};

const none: Draft[] = [];

/** On an error page the root loader may have failed too: then the viewer is unknown, and `now` is 0. */
export function useRootData(): RootData {
  const data = useRouteLoaderData("root") as RootData | undefined;
  const { siteName = "Plaza" } = useContext(RenderContext);
  return (
    data ?? {
      origin: "",
      siteName,
      siteTagline: "",
      viewer: null,
      badges: null,
      rules: [],
      now: 0,
      flash: null,
      drafts: none,
    }
  );
}
