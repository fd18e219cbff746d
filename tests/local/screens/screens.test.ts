import { expect, test } from "vitest";
import { pages } from "../../../local/screens/pages";
import { states } from "../../../local/screens/states";
import { listPages } from "../../support/app/addresses";
import { notPages } from "../../support/app/not-pages";

test("there is a picture of every page", async () => {
  const pictured = new Set(pages.map(({ address }) => address));
  const all = (await listPages()).filter((address) => !notPages.includes(address));
  expect(all.filter((address) => !pictured.has(address))).toEqual([]);
  expect([...pages, ...states].map(({ address }) => address).filter((each) => !all.includes(each))).toEqual(
    [],
  );
});

test("no picture takes the place of another", () => {
  const names = [...pages, ...states].map(({ as, name }) => `${as}-${name}`);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
