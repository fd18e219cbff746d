import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Reader } from "./community";

type Kind = "visitor" | "signedIn";
/** Of the largest page, in kB (1,000 bytes): as it is, and compressed. */
type Size = [raw: number, gzip: number];

/**
 * A bound is what was measured, 3 % more for other numbers and names, and then the next tenth of a kB. A page that needs
 * hardly nine tenths of it gets a new one.
 */
const isWithin = (kB: number, bound = 0) => kB <= bound && kB >= 0.9 * (bound - 0.1);

const bounds: Record<string, Partial<Record<Kind, Size>>> = {
  "/": { visitor: [18.9, 2.4], signedIn: [35.8, 5] },
  "/users/:id": { visitor: [18.5, 2.3], signedIn: [36.1, 4.9] },
  "/search": { visitor: [3.8, 1.6], signedIn: [8.5, 3.1] },
  "/feed.xml": { visitor: [12.9, 1], signedIn: [12.9, 1] },
  "/feed.json": { visitor: [12, 0.9], signedIn: [12, 0.9] },
  "/users/:id/feed.xml": { visitor: [13, 1], signedIn: [13, 1] },
  "/users/:id/feed.json": { visitor: [12.1, 0.9], signedIn: [12.1, 0.9] },
  "/posts/new": { signedIn: [8.6, 2.9] },
  "/posts/:id": { visitor: [3.7, 1.5], signedIn: [9, 3.1] },
  "/posts/:id/delete": { signedIn: [9.4, 3.1] },
  "/posts/:id/report": { signedIn: [12.7, 3.9] },
  "/notices": { signedIn: [36.6, 4.8] },
  "/appeals/:entryId": { signedIn: [10.6, 3.6] },
  "/decisions/:entryId": { signedIn: [10.3, 3.5] },
  "/welcome": { signedIn: [8.2, 2.9] },
  "/account/name": { signedIn: [8.7, 3] },
  "/account": { signedIn: [37.3, 5.5] },
  "/account/delete": { signedIn: [9.6, 3.4] },
  "/account/export": { signedIn: [1.3, 0.7] },
  "/auth/login": { visitor: [2.7, 1.2] },
  "/moderation": { signedIn: [49.2, 7.2] },
  "/moderation/posts": { signedIn: [40.6, 4.9] },
  "/moderation/posts/:id": { signedIn: [32.9, 6.5] },
  "/moderation/users/:id": { signedIn: [46.6, 8] },
  "/moderation/log": { signedIn: [37.6, 6.2] },
  "/moderation/log/:id/undo": { signedIn: [11, 3.5] },
  "/moderation/appeals": { signedIn: [55.7, 6.2] },
  "/moderation/appeals/:id": { signedIn: [13.8, 4.1] },
  "/rules": { visitor: [5.3, 2.1], signedIn: [11.2, 3.5] },
  "/transparency": { visitor: [11.6, 2.3], signedIn: [20.6, 4.5] },
  "/admin": { signedIn: [35.1, 6.7] },
  "/admin/users": { signedIn: [31.1, 4.8] },
  "/admin/users/:id": { signedIn: [39.5, 7.1] },
  "/manifest.webmanifest": { visitor: [0.6, 0.3], signedIn: [0.6, 0.3] },
};

/** Of the one style sheet, which every page links. Scripts are bounded in script-sizes.test.ts. */
const styleSheet: Size = [44.1, 9.3];

const sizeOf = (text: string): Size => [
  Buffer.byteLength(text) / 1_000,
  gzipSync(text, { level: 6 }).length / 1_000,
];

const isBound = (size: number[], bound: number[]) =>
  size.length === bound.length && size.every((kB, at) => isWithin(kB, bound[at]));

/**
 * Measures the pages with these names in the table of costs: what visitors get, which has no script, and the largest of what
 * the signed in get, with the data that their script reads.
 */
export function measureSizes() {
  const largest: Record<string, Partial<Record<Kind, Size>>> = {};
  const styleSheets = new Set<string>();
  const withScript = new Set<string>();
  return {
    add(key: string, reader: Reader, text: string) {
      // Further pages of a list have what the first has; and what is so small is no page.
      if (key.includes("?") || text.length < 500) return;
      const kind = reader === "visitor" ? "visitor" : "signedIn";
      const [raw = 0, gzip = 0] = largest[key]?.[kind] ?? [];
      const size = sizeOf(text);
      largest[key] = { ...largest[key], [kind]: [Math.max(raw, size[0]), Math.max(gzip, size[1])] };
      for (const [, href] of text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) styleSheets.add(href!);
      if (kind === "visitor" && /<script(?! type="speculationrules")|modulepreload/.test(text))
        withScript.add(key);
    },
    /** Each page that has no bound or not the size that its bound allows, or a visitor's with a script; each bound without a page. */
    outOfBounds(): string[] {
      const pages = [...new Set([...Object.keys(bounds), ...Object.keys(largest)])].flatMap((key) =>
        (["visitor", "signedIn"] as const).flatMap((kind) => {
          const size = largest[key]?.[kind] ?? [];
          return isBound(size, bounds[key]?.[kind] ?? []) ? [] : [`${key}, ${kind}: ${size.join(" / ")} kB`];
        }),
      );
      const sheets = [...styleSheets].map((href) => sizeOf(readFileSync(`build/client${href}`, "utf8")));
      const isStyled = sheets.length === 1 && isBound(sheets[0] ?? [], styleSheet);
      return [
        ...pages,
        ...(isStyled ? [] : [`style sheets: ${sheets.map((size) => size.join(" / ")).join(", ")} kB`]),
        ...[...withScript].map((key) => `${key}, visitor: has a script`),
      ];
    },
  };
}
