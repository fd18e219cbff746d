import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { type ImportDeclaration, parseSync, Visitor } from "oxc-parser";
import { describe, expect, test } from "vitest";
import routes from "~/routes";

type Import = { file: string; from: string; typeOnly: boolean };

const files = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => `app/${file.replaceAll("\\", "/")}`);
const imports = files.flatMap(listImports);

/** Every import of a file of ours, by path from the root without extension; packages by their name. */
function listImports(file: string): Import[] {
  const { program, errors } = parseSync(file, readFileSync(file, "utf8"));
  if (errors.length) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: Import[] = [];
  const add = (specifier: { type: string; value?: unknown } | null, typeOnly: boolean) => {
    if (typeof specifier?.value === "string")
      found.push({ file, from: resolve(file, specifier.value), typeOnly });
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, isTypeOnly(node)),
    ExportNamedDeclaration: (node) => add(node.source, node.exportKind === "type"),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === "type"),
    ImportExpression: (node) => add(node.source, false),
    TSImportType: (node) => add(node.source, true),
  }).visit(program);
  return found;
}

function isTypeOnly({ importKind, specifiers }: ImportDeclaration): boolean {
  if (importKind === "type") return true;
  return (
    specifiers.length > 0 &&
    specifiers.every((each) => each.type === "ImportSpecifier" && each.importKind === "type")
  );
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith("~/")) return `app/${specifier.slice(2)}`;
  return specifier.startsWith(".")
    ? normalize(join(dirname(file), specifier)).replaceAll("\\", "/")
    : specifier;
}

const roomOf = (path: string) => /^app\/(\w+)\//.exec(path)?.[1];
const shown = (found: Import[]) => found.map(({ file, from }) => `${file} imports ${from}`);

test("the arrows are read from real imports", () => {
  expect(imports.length).toBeGreaterThan(200);
  expect(imports).toContainEqual({
    file: "app/feed/create-post.server.ts",
    from: "app/db/client.server",
    typeOnly: false,
  });
  for (const { file, from } of imports.filter(
    (found) => found.from.startsWith("app/") && !isAsset(found.from),
  ))
    expect(
      ["", ".ts", ".tsx"].some((end) => existsSync(from + end)),
      `${file} imports ${from}`,
    ).toBe(true);
});

function isAsset(path: string): boolean {
  return path.includes("?") || path.endsWith(".css");
}

describe("no arrow runs back", () => {
  test.each(["accounts", "feed", "moderation", "db"])(
    "%s/ imports nothing from http/, routes/ or ui/",
    (room) => {
      const back = imports.filter(
        ({ file, from }) => roomOf(file) === room && ["http", "routes", "ui"].includes(roomOf(from) ?? ""),
      );
      expect(shown(back)).toEqual([]);
    },
  );

  test("db/ imports from the domain only what is pure", () => {
    const found = imports.filter(
      ({ file, from }) => roomOf(file) === "db" && from.startsWith("app/") && roomOf(from) !== "db",
    );
    expect(shown(found.filter(({ from }) => from.endsWith(".server")))).toEqual([]);
  });

  test("http/ imports nothing from routes/, and of ui/ its types alone", () => {
    const found = imports.filter(
      ({ file, from, typeOnly }) =>
        roomOf(file) === "http" && (roomOf(from) === "routes" || (roomOf(from) === "ui" && !typeOnly)),
    );
    expect(shown(found)).toEqual([]);
  });

  test("ui/ imports nothing of the server, of http/ or of routes/", () => {
    const found = imports.filter(
      ({ file, from, typeOnly }) =>
        roomOf(file) === "ui" &&
        ((from.endsWith(".server") && !typeOnly) ||
          from.startsWith("app/http/") ||
          roomOf(from) === "routes"),
    );
    expect(shown(found)).toEqual([]);
  });

  test("routes/ speak no SQL and know no tables", () => {
    const found = imports.filter(
      ({ file, from }) =>
        roomOf(file) === "routes" && (from.startsWith("drizzle-orm") || roomOf(from) === "db"),
    );
    expect(shown(found)).toEqual([]);
  });

  test("only db/ and files named .server speak SQL", () => {
    const found = imports.filter(
      ({ file, from }) =>
        from.startsWith("drizzle-orm") && roomOf(file) !== "db" && !/\.server\.tsx?$/.test(file),
    );
    expect(shown(found)).toEqual([]);
  });

  test("charts are drawn on the server: the maths of d3 are imported nowhere else", () => {
    const found = imports.filter(({ from }) => from.startsWith("d3-"));
    expect(found.length).toBeGreaterThan(0);
    expect(shown(found.filter(({ file }) => !file.endsWith(".server.ts")))).toEqual([]);
  });

  test("what the browser gets imports no file of the server but for its types", () => {
    const shared = files.filter(
      (file) => !/\.server\.tsx?$/.test(file) && !/^app\/(routes|entry|root)/.test(file),
    );
    const found = imports.filter(
      ({ file, from, typeOnly }) => shared.includes(file) && from.endsWith(".server") && !typeOnly,
    );
    expect(shown(found)).toEqual([]);
  });
});

test("every room has a name that says what is in it, and there are no barrels", () => {
  const vague = /(^|\/)(utils?|helpers?|lib|libs|services?|repositor(y|ies)|common|misc)(\/|\.)/;
  expect(files.filter((file) => vague.test(file) || /(^|\/)index\.tsx?$/.test(file))).toEqual([]);
});

type Entry = { file: string; children?: Entry[] };
const routeFiles = (entries: Entry[]): string[] =>
  entries.flatMap(({ file, children }) => [`app/${file}`, ...routeFiles(children ?? [])]);

test("every address has its file, and every module of routes/ that answers has its address", () => {
  const listed = routeFiles(routes as Entry[]);
  expect(listed.filter((file) => !existsSync(file))).toEqual([]);
  expect(listed.length).toBe(new Set(listed).size);
  const answers =
    /export (default|(async )?function (loader|action)|const (loader|action)|\{[^}]*\b(loader|action)\b)/;
  const modules = files.filter(
    (file) => roomOf(file) === "routes" && answers.test(readFileSync(file, "utf8")),
  );
  expect(modules.filter((file) => !listed.includes(file))).toEqual([]);
});
