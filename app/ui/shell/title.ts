import type { MetaFunction, SerializeFrom } from "@remix-run/cloudflare";
import type { Site } from "./use-site";

/** The page's title, with the site's name behind it; `words` may depend on what the page's loader gives. */
export function title<Loader = unknown>(
  words: string | ((data: SerializeFrom<Loader>) => string),
): MetaFunction<Loader> {
  return ({ matches, data, error }) => {
    const site = matches.find(({ id }) => id === "root")?.data as Site | undefined;
    const name = site?.siteName ?? "Plaza";
    if (error || (typeof words === "function" && data === undefined)) return [{ title: name }];
    const said = typeof words === "string" ? words : words(data as SerializeFrom<Loader>);
    return [{ title: said ? `${said} · ${name}` : name }];
  };
}
