import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

type Document = { file: string; text: string };
type Found = { file: string; name: string };

const documents = [
  "README.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
].map((file) => ({ file, text: readFileSync(file, "utf8") }));
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** Links and pictures to files of ours, without those to the web and to a heading of the same document. */
function listLinks({ file, text }: Document): Found[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = ""]) => target.replace(/#.*/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target))
    .map((target) => ({ file, name: target }));
}

/** Paths from the root that are named in code. */
function listPaths({ file, text }: Document): Found[] {
  return [...text.matchAll(/`((?:app|docs|local|migrations|tests)\/[\w./-]*)`/g)].map(([, name = ""]) => ({
    file,
    name,
  }));
}

function listScripts({ file, text }: Document): Found[] {
  return [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map(([, run, short]) => ({
    file,
    name: run ?? short ?? "",
  }));
}

const leadsNowhere = ({ file, name }: Found) => !existsSync(join(dirname(file), name));
const isNoScript = ({ name }: Found) => !(name in scripts);

test("every link in README.md and docs/ leads to a file that exists", () => {
  const links = documents.flatMap(listLinks);
  expect(links.length).toBeGreaterThan(40);
  expect(links.filter(leadsNowhere)).toEqual([]);
});

test("every path that they name exists", () => {
  const paths = documents.flatMap(listPaths);
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter(({ name }) => !existsSync(name))).toEqual([]);
});

test("every npm script that they name is one of package.json", () => {
  const named = documents.flatMap(listScripts);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(isNoScript)).toEqual([]);
});

test("the versions that README.md names are those of package.json and wrangler.toml", () => {
  const [readme] = documents;
  const used = ["package.json", "wrangler.toml"].map((file) => readFileSync(file, "utf8")).join("\n");
  const named = [...readme!.text.matchAll(/(?<![\w.])(?:\d+\.\d+\.\d+|\d{4}-\d\d-\d\d)[\w.-]*(?<![.-])/g)];
  expect(named.length).toBeGreaterThan(8);
  expect(named.map(([version]) => version).filter((version) => !used.includes(`"${version}"`))).toEqual([]);
});

test("what leads nowhere is found", () => {
  const text = "[a](gone.ts#here) [b](https://plaza.example) [c](#there) `npm run gone` `npm test`";
  const document = { file: "docs/a.md", text };
  expect(listLinks(document).filter(leadsNowhere)).toEqual([{ file: "docs/a.md", name: "gone.ts" }]);
  expect(listScripts(document).filter(isNoScript)).toEqual([{ file: "docs/a.md", name: "gone" }]);
});
