import type { MetaDescriptor, MetaFunction, SerializeFrom } from "@remix-run/cloudflare";
import type { RootData } from "./use-root-data";

/** What other sites show of a page that somebody links to. */
type Preview = {
  /** One line; without it, there is no preview. */
  description: string | null;
  type?: "website" | "article" | "profile";
  /** Search engines don't list it, and so it needs no address that it is listed by. */
  isUnlisted?: boolean;
  /** Of an article, in ms. */
  publishedAt?: number;
};

type MakePreview<Loader> = (
  data: SerializeFrom<Loader>,
  site: Pick<RootData, "siteName" | "siteTagline">,
) => Preview;

/**
 * The `meta` of a page: its title, which may depend on the loader's data, followed by the name of the site; and for
 * visitors, on pages that everybody may see, a preview (Open Graph) and the one address of that page. An error page has its
 * title from the root's layout, which knows the name of the site even if no loader returned it.
 */
export function makeMeta<Loader = unknown>(
  pageTitle: string | ((data: SerializeFrom<Loader>) => string),
  makePreview?: MakePreview<Loader>,
  /** The path of the feeds with the same posts, without `.xml` and `.json`; null where nothing is to come. */
  feedPath?: (data: SerializeFrom<Loader>) => string | null,
): MetaFunction<Loader> {
  return ({ matches, data, error, location }) => {
    if (error) return [];
    const rootData = matches.find(({ id }) => id === "root")?.data as RootData | undefined;
    const name = rootData?.siteName ?? "Plaza";
    if (typeof pageTitle === "function" && data === undefined) return [{ title: name }];
    const loaded = data as SerializeFrom<Loader>;
    const text = typeof pageTitle === "string" ? pageTitle : pageTitle(loaded);
    const feeds = feedPath?.(loaded) ?? null;
    const head = [{ title: withSiteName(text, name) }, ...(feeds === null ? [] : linkFeeds(feeds))];
    // Those who make previews are visitors, whose pages no script draws again: the browser needs none of this.
    if (!import.meta.env.SSR || !makePreview || !rootData || rootData.viewer || data === undefined)
      return head;
    const preview = makePreview(loaded, rootData);
    if (preview.isUnlisted)
      return [
        ...head,
        { name: "robots", content: "noindex" },
        { name: "description", content: preview.description },
      ];
    const address = rootData.origin + canonicalPath(location);
    return [
      ...head,
      { tagName: "link", rel: "canonical", href: address },
      ...describePreview(preview, { title: text || name, name, address, origin: rootData.origin }),
    ];
  };
}

export function withSiteName(pageTitle: string, siteName: string): string {
  return pageTitle ? `${pageTitle} · ${siteName}` : siteName;
}

function linkFeeds(path: string): MetaDescriptor[] {
  return ["atom+xml", "feed+json"].map((type) => ({
    tagName: "link",
    rel: "alternate",
    type: `application/${type}`,
    href: `${path}.${type.slice(5)}`,
  }));
}

function describePreview(
  { description, type = "website", publishedAt }: Preview,
  { title, name, address, origin }: Record<"title" | "name" | "address" | "origin", string>,
): MetaDescriptor[] {
  if (description === null) return [];
  return [
    { name: "description", content: description },
    { property: "og:site_name", content: name },
    { property: "og:type", content: type },
    { property: "og:title", content: title },
    { property: "og:description", content: description },
    { property: "og:url", content: address },
    { property: "og:image", content: `${origin}/preview.png` },
    { property: "og:image:width", content: "1200" },
    { property: "og:image:height", content: "630" },
    { property: "og:image:alt", content: name },
    ...(publishedAt === undefined
      ? []
      : [{ property: "article:published_time", content: new Date(publishedAt).toISOString() }]),
    { name: "twitter:card", content: "summary" },
  ];
}

/** Without what does not change the page: a slash at the end, capitals, and all of the query but where a list goes on. */
function canonicalPath({ pathname, search }: { pathname: string; search: string }): string {
  const path = pathname.toLowerCase().replace(/(?<=.)\/+$/, "");
  const before = new URLSearchParams(search).get("before");
  return before === null ? path : `${path}?${new URLSearchParams({ before }).toString()}`;
}
