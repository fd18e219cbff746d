import type { MetaFunction, SerializeFrom } from "@remix-run/cloudflare";
import type { Site } from "./use-site";

/**
 * The `meta` of a page: its title, followed by the name of the site. The title may depend on the data of the loader. An
 * error page has its title from the root's layout, which knows the name of the site also where no loader told it.
 */
export function title<Loader = unknown>(
  pageTitle: string | ((data: SerializeFrom<Loader>) => string),
): MetaFunction<Loader> {
  return ({ matches, data, error }) => {
    if (error) return [];
    const site = matches.find(({ id }) => id === "root")?.data as Site | undefined;
    const name = site?.siteName ?? "Plaza";
    if (typeof pageTitle === "function" && data === undefined) return [{ title: name }];
    const text = typeof pageTitle === "string" ? pageTitle : pageTitle(data as SerializeFrom<Loader>);
    return [{ title: withSiteName(text, name) }];
  };
}

export function withSiteName(pageTitle: string, siteName: string): string {
  return pageTitle ? `${pageTitle} · ${siteName}` : siteName;
}
