import type { MetaFunction, SerializeFrom } from "@remix-run/cloudflare";
import type { RootData } from "./use-root-data";

/** The `meta` of a page: its title, followed by the name of the site. The title may depend on the data of the loader. */
export function makeMeta<Loader = unknown>(
  pageTitle: string | ((data: SerializeFrom<Loader>) => string),
): MetaFunction<Loader> {
  return ({ matches, data, error }) => {
    const site = matches.find(({ id }) => id === "root")?.data as RootData | undefined;
    const name = site?.siteName ?? "Plaza";
    if (error || (typeof pageTitle === "function" && data === undefined)) return [{ title: name }];
    const text = typeof pageTitle === "string" ? pageTitle : pageTitle(data as SerializeFrom<Loader>);
    return [{ title: text ? `${text} · ${name}` : name }];
  };
}
