import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/cloudflare";
import { type AgnosticRouteObject, matchRoutes } from "@remix-run/router";
import fc from "fast-check";
import { expect, test } from "vitest";
import { makeFindAddress } from "~/http/requests/address.server";
import { sampleOrAll } from "../../support/proofs";
import { fillPattern, listAddresses } from "../../support/app/addresses";

const build = (await import(
  /* @vite-ignore */ pathToFileURL(join("build", "server", "index.js")).href
)) as ServerBuild;
const findAddress = makeFindAddress(build);
const tree = childrenOf(undefined);

/** The routes as the router wants them. */
function childrenOf(parentId: string | undefined): AgnosticRouteObject[] {
  return Object.values(build.routes).flatMap((route): AgnosticRouteObject[] => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, index, caseSensitive } = route;
    const node = { id, path, caseSensitive };
    return [index ? { ...node, index } : { ...node, children: childrenOf(id) }];
  });
}

const byRouter = (path: string) =>
  `/${(matchRoutes(tree, path) ?? [])
    .map(({ route }) => route.path)
    .filter(Boolean)
    .join("/")}`;

test("every address is found, with the methods that it answers", async () => {
  const ids = { post: 7, member: 7, entry: 7, session: 7, appeal: 7 };
  for (const { path, hasPage, hasAction } of await listAddresses()) {
    const { pattern, allow } = findAddress(fillPattern(path, ids));
    expect(pattern, path).toBe(path);
    expect(allow.page, path).toEqual([...(hasPage ? ["GET", "HEAD"] : []), ...(hasAction ? ["POST"] : [])]);
    // The root's data is fetched with it.
    expect(allow.data, path).toEqual(["GET", "HEAD", ...(hasAction ? ["POST"] : [])]);
  }
});

test("an address is the one that the router finds, however the path is written", async () => {
  const known = (await listAddresses()).flatMap(({ path }) => path.split("/"));
  const odd = [
    "",
    "7",
    "007",
    "%2F",
    "%zz",
    "%37",
    "NEW",
    "Posts",
    "é",
    "a b",
    ".",
    "*",
    ":id",
    "feed.XML",
    "-",
  ];
  const segment = fc.constantFrom(...new Set([...known, ...odd]));
  const path = fc
    .tuple(fc.array(segment, { maxLength: 6 }), fc.constantFrom("", "/", "//"))
    .map(([segments, end]) => `/${segments.join("/")}${end}`);
  fc.assert(
    fc.property(path, (at) => {
      expect(findAddress(at).pattern).toBe(byRouter(at));
      expect(findAddress(at === "/" ? "/_root.data" : `${at}.data`).pattern).toBe(byRouter(at));
    }),
    { numRuns: sampleOrAll({ sample: 500, all: 20_000 }) },
  );
});

test("Remix is given the routes of one address and of those above it", () => {
  const { handle } = findAddress("/moderation/posts/7/hide");
  expect(findAddress("/moderation/posts/8/hide").handle).toBe(handle);
  expect(findAddress("/moderation/posts/8").handle).not.toBe(handle);
});
