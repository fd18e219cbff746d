import type { MetaFunction } from "@remix-run/cloudflare";
import type { Site } from "./use-site";

/** The page's title, with the site's name behind it. */
export function title(words: string): MetaFunction {
  return ({ matches, error }) => {
    const site = matches.find(({ id }) => id === "root")?.data as Site | undefined;
    const name = site?.siteName ?? "Plaza";
    return [{ title: error ? name : words ? `${words} · ${name}` : name }];
  };
}
