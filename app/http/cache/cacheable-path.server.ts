import { hasOurCookies } from "../cookies.server";
import { readId } from "../requests/search-params.server";

const page = /^\/(?:posts\/[1-9]\d{0,14}|rules|transparency)$/;
/** They take `?before=`. */
const list = /^\/(?:feed\.xml|feed\.json|users\/[1-9]\d{0,14}(?:\/feed\.xml|\/feed\.json)?)?$/;

/**
 * Path and query of a page that is the same for everybody who has no cookie of ours; null for every other request. Of the
 * query there is what the page reads, and nothing else: whatever is added to an address, there is one entry for it.
 */
export function cacheablePath(request: Request): string | null {
  if (request.method !== "GET" || hasOurCookies(request)) return null;
  const { pathname, searchParams } = new URL(request.url);
  const isList = list.test(pathname);
  // The guard refuses `_data`.
  if ((!isList && !page.test(pathname)) || searchParams.has("_data")) return null;
  const before = isList ? readId(searchParams.get("before")) : null;
  return before === null ? pathname : `${pathname}?before=${before}`;
}
