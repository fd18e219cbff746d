import type { ServerBuild } from "@remix-run/cloudflare";
import { type AgnosticRouteMatch, type AgnosticRouteObject, matchRoutes } from "@remix-run/router";

/** An address as `app/routes.ts` has it (`/posts/:id`), and the methods that its route answers. */
export type Address = { pattern: string; allow: string[] };

/** The address of a path, also where it asks for data (`/posts/7.data`). */
export function findAddress(pathname: string, build: ServerBuild): Address {
  const isData = pathname.endsWith(".data");
  const path = isData ? pathname.slice(0, -".data".length).replace(/^\/_root$/, "/") : pathname;
  const matches = matchRoutes(routeTree(build), path) ?? [];
  const segments = matches.map(({ route }) => route.path).filter(Boolean);
  return { pattern: `/${segments.join("/")}`, allow: allowedMethods(matches, isData, build) };
}

/** GET and HEAD if the route's module has a loader, POST if it has an action. */
function allowedMethods(matches: AgnosticRouteMatch[], isData: boolean, build: ServerBuild): string[] {
  const modules = matches.map((match) => build.routes[match.route.id ?? ""]?.module);
  // An index route has its parent's address, and the parent's loader where it has none of its own.
  const isBareIndex = matches.at(-1)?.route.index && !modules.at(-1)?.loader;
  const leaf = modules.at(isBareIndex ? -2 : -1);
  // Remix fetches the data of all matched routes at once, also where the last has only an action.
  const reads = isData ? modules.some((module) => module?.loader) : leaf?.loader || !leaf;
  return [...(reads ? ["GET", "HEAD"] : []), ...(leaf?.action ? ["POST"] : [])];
}

let tree: { build: ServerBuild; routes: AgnosticRouteObject[] } | undefined;

/** The routes as `matchRoutes` wants them; a Worker has one build, so they are made once. */
function routeTree(build: ServerBuild): AgnosticRouteObject[] {
  if (tree?.build !== build) tree = { build, routes: childrenOf(build, undefined) };
  return tree.routes;
}

function childrenOf(build: ServerBuild, parentId: string | undefined): AgnosticRouteObject[] {
  return Object.values(build.routes).flatMap((route): AgnosticRouteObject[] => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, index, caseSensitive } = route;
    const node = { id, path, caseSensitive };
    return [index ? { ...node, index } : { ...node, children: childrenOf(build, id) }];
  });
}
