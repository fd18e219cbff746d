import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/cloudflare";

/** What a path leads to. Made once for each route, of which a path is only looked up. */
export type Address = {
  /** As `app/routes.ts` has it (`/posts/:id`). */
  pattern: string;
  /** The methods that the route answers, where a page is asked for and where its data is. */
  allow: { page: string[]; data: string[] };
  /** Remix, with no more routes than this address needs: it ranks and matches all that it has, three times a request. */
  handle: RequestHandler;
};

type Route = NonNullable<ServerBuild["routes"][string]>;
/** A route and those that it is within, the outermost first. */
type Branch = { pattern: string; regExp: RegExp; score: number; routes: Route[] };

/** The addresses of a build. */
export function makeFindAddress(build: ServerBuild): (pathname: string) => Address {
  const branches = rank(listBranches(build, undefined, []));
  const match = (path: string) => branches.find(({ regExp }) => regExp.test(path));
  const addresses = new Map<Branch | undefined, Address>();
  return (pathname) => {
    const branch = match(decodePath(withoutData(pathname)));
    const known = addresses.get(branch);
    if (known) return known;
    const address = makeAddress(build, branch, match);
    addresses.set(branch, address);
    return address;
  };
}

/** Whether it is the data of a page that is asked for (`/posts/7.data`). */
export function isDataPath(pathname: string): boolean {
  return pathname.endsWith(".data");
}

function withoutData(pathname: string): string {
  return isDataPath(pathname) ? pathname.slice(0, -".data".length).replace(/^\/_root$/, "/") : pathname;
}

/** As the router does it: a slash that was written as %2F is none between two segments. */
function decodePath(path: string): string {
  if (!path.includes("%")) return path;
  try {
    return path
      .split("/")
      .map((segment) => decodeURIComponent(segment).replaceAll("/", "%2F"))
      .join("/");
  } catch {
    return path;
  }
}

/** Every route that has an address, those within others before them. */
function listBranches(build: ServerBuild, parentId: string | undefined, outer: Route[]): Branch[] {
  return Object.values(build.routes).flatMap((route): Branch[] => {
    if (!route || route.parentId !== parentId) return [];
    const routes = [...outer, route];
    const path = routes
      .map((each) => each.path)
      .filter(Boolean)
      .join("/");
    const branch = { pattern: `/${path}`, regExp: toRegExp(path), score: scoreOf(path, route.index), routes };
    const inner = listBranches(build, route.id, routes);
    return route.path === undefined && !route.index ? inner : [...inner, branch];
  });
}

/** The router's own order: what is fixed before what varies, and the index of a page before the page. */
function rank(branches: Branch[]): Branch[] {
  return branches.toSorted((a, b) => b.score - a.score);
}

function scoreOf(path: string, isIndex: boolean | undefined): number {
  const segments = `/${path}`.split("/");
  const each = segments.map((segment) => {
    if (segment === "*") return 0;
    return segment === "" ? 1 : segment.startsWith(":") ? 3 : 10;
  });
  const splat = segments.includes("*") ? -2 : 0;
  return each.reduce((sum, score) => sum + score, segments.length + splat + (isIndex ? 2 : 0));
}

function toRegExp(path: string): RegExp {
  const source = path
    .replace(/\/?\*$/, "")
    .replaceAll(/[\\.*+^${}|()[\]]/g, String.raw`\$&`)
    .replaceAll(/:[\w-]+/g, "[^/]+");
  return new RegExp(path.endsWith("*") ? `^/${source}` : `^/${source}/*$`, "i");
}

function makeAddress(
  build: ServerBuild,
  branch: Branch | undefined,
  match: (path: string) => Branch | undefined,
): Address {
  const pattern = branch?.pattern ?? "/";
  const modules = (branch?.routes ?? []).map(({ module }) => module);
  // An index has its page's address, and the page's loader where it has none of its own.
  const isBareIndex = branch?.routes.at(-1)?.index && !modules.at(-1)?.loader;
  const leaf = modules.at(isBareIndex ? -2 : -1);
  const action = leaf?.action ? ["POST"] : [];
  const reads = ["GET", "HEAD"];
  return {
    pattern,
    allow: {
      page: [...(leaf?.loader || !leaf ? reads : []), ...action],
      // Remix fetches the data of all matched routes at once, also where the last has only an action.
      data: [...(modules.some((module) => module?.loader) ? reads : []), ...action],
    },
    handle: createRequestHandler(prune(build, branch, match), "production"),
  };
}

/**
 * The build with the routes of one address and of those above it, which the page tells the browser about. Where there is none,
 * with all, for what Remix answers itself.
 */
function prune(
  build: ServerBuild,
  branch: Branch | undefined,
  match: (path: string) => Branch | undefined,
): ServerBuild {
  if (!branch || branch.pattern.endsWith("*")) return build;
  const segments = branch.pattern.split("/").slice(1);
  const above = segments.map((_, count) => match(`/${segments.slice(0, count).join("/")}`));
  const ids = new Set([branch, ...above].flatMap((each) => each?.routes ?? []).map(({ id }) => id));
  const pick = <T>(routes: Record<string, T>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)));
  return {
    ...build,
    routes: pick(build.routes),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  };
}
