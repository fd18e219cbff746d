import type { MetaFunction, SerializeFrom } from "@remix-run/cloudflare";
import type { RootData } from "./use-root-data";

/**
 * The `meta` of a page: its title, which may depend on the loader's data, followed by the name of the site. An error page
 * has its title from the root's layout, which knows the name of the site even if no loader returned it.
 */
export function makeMeta<Loader = unknown>(
  pageTitle: string | ((data: SerializeFrom<Loader>) => string),
): MetaFunction<Loader> {
  return ({ matches, data, error }) => {
    if (error) return [];
    const rootData = matches.find(({ id }) => id === "root")?.data as RootData | undefined;
    const name = rootData?.siteName ?? "Plaza";
    if (typeof pageTitle === "function" && data === undefined) return [{ title: name }];
    const text = typeof pageTitle === "string" ? pageTitle : pageTitle(data as SerializeFrom<Loader>);
    return [{ title: withSiteName(text, name) }];
  };
}

export function withSiteName(pageTitle: string, siteName: string): string {
  return pageTitle ? `${pageTitle} · ${siteName}` : siteName;
}
