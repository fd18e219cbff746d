import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { listSnapshots, pages } from "../browser/accessibility/pages";
import { listDocuments } from "../support/app/addresses";

/** The pattern of the app that has this address: the first that fits, as the one for all others comes last. */
function findPattern(address: string, patterns: string[]) {
  const { pathname } = new URL(address, "http://localhost");
  return patterns.find((pattern) => new URLPattern({ pathname: pattern }).test({ pathname }));
}

test("every page for people is among those of which the browser tests keep an outline", async () => {
  const patterns = await listDocuments();
  const openings = pages.flatMap((each) => each.openings);
  const opened = openings.map((opening) =>
    typeof opening === "string" ? findPattern(opening, patterns) : opening.pattern,
  );
  expect(patterns.filter((pattern) => !opened.includes(pattern))).toEqual([]);
  expect(opened.filter((pattern) => !patterns.includes(pattern ?? ""))).toEqual([]);
});

test("each outline is of a page or state that the browser tests open, and no two share one", () => {
  const expected = listSnapshots();
  expect(new Set(expected).size).toBe(expected.length);
  expect(readdirSync("tests/browser/accessibility/snapshots").toSorted()).toEqual(expected.toSorted());
});
