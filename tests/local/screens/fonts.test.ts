import { expect, test } from "vitest";
import { buildDemoStatements } from "../../../local/demo/demo";
import { makeFontCheck, makeFontStyles, readFont } from "../../../local/screens/fonts";

test("the fonts of the pictures draw every character of the demo", () => {
  const isDrawn = makeFontCheck();
  const text = buildDemoStatements({ now: Date.UTC(2026, 10, 23), issuer: "http://localhost:4400/" }).join(
    "",
  );
  const characters = [...new Set(text)].filter((each) => /[^\s\p{C}]/u.test(each));
  expect(characters.length).toBeGreaterThan(500);
  expect(characters.filter((each) => !isDrawn(each))).toEqual([]);
});

test("every font that the styles name is there", () => {
  const paths = [...makeFontStyles().matchAll(/url\(([^)]+\.woff2)\)/g)].map(([, path = ""]) => path);
  expect(paths.length).toBeGreaterThan(100);
  for (const path of paths) expect(readFont(path)?.subarray(0, 4).toString()).toBe("wOF2");
  expect(readFont("/assets/styles.css")).toBeNull();
});
