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

/** Each room, and all that it may import: the rooms below it. A file belongs to the longest name that fits. */
const rooms = order({
  time: [],
  db: ["time"],
  text: ["time"],
  accounts: ["db", "text"],
  log: ["accounts"],
  feed: ["log"],
  "feed/syndication": ["feed"],
  moderation: ["feed"],
  "moderation/cases": ["moderation"],
  "moderation/reports": ["moderation"],
  "moderation/blocks": ["moderation"],
  "moderation/figures": ["moderation"],
  "moderation/members": ["moderation/cases"],
  "moderation/names": ["moderation"],
  "moderation/undo": ["moderation/names", "moderation/members", "moderation/blocks", "moderation/cases"],
  "moderation/appeals": ["moderation/undo"],
  "moderation/notices": ["moderation/appeals"],
  "moderation/statements": ["moderation/appeals"],
  account: ["moderation/notices", "moderation/reports"],
  "ui/styles": [],
  "ui/elements": ["text", "accounts"],
  "ui/forms": ["ui/elements", "moderation"],
  "ui/shell": ["ui/forms"],
  "ui/posts": ["ui/shell"],
  "ui/search": ["ui/posts"],
  "ui/blocks": ["ui/shell", "moderation/blocks"],
  "ui/log": ["ui/shell", "moderation/undo"],
  "ui/cases": ["ui/posts", "ui/log", "moderation/cases"],
  "ui/members": ["ui/cases", "moderation/members", "moderation/blocks"],
  "ui/appeals": ["ui/posts", "moderation/appeals"],
  "ui/statements": ["ui/posts", "moderation/statements"],
  "ui/notices": ["ui/posts", "moderation/notices"],
  "ui/rules": ["ui/shell"],
  "ui/account": ["ui/posts", "account"],
  "ui/figures": ["ui/log", "moderation/figures"],
  "ui/names": ["ui/shell", "moderation/names"],
  http: ["account", "moderation/figures", "ui/shell", "ui/styles"],
  routes: [
    "http",
    "ui/styles",
    ...[
      "blocks",
      "posts",
      "search",
      "log",
      "cases",
      "members",
      "names",
      "appeals",
      "notices",
      "statements",
      "rules",
      "figures",
      "account",
    ].map((room) => `ui/${room}`),
  ],
  "routes/moderation/cases": ["routes"],
  "routes/moderation/members": ["routes"],
  "routes/moderation/appeals": ["routes"],
  "routes/moderation/log": ["routes"],
  "routes/admin": ["routes/moderation/members"],
  "routes/account": ["routes"],
  "routes/appeals": ["routes"],
  "routes/auth": ["routes"],
  "routes/feed": ["routes"],
  "routes/figures": ["routes"],
  "routes/names": ["routes"],
  "routes/notices": ["routes"],
  "routes/posts": ["routes"],
  "routes/rules": ["routes"],
  "routes/statements": ["routes"],
  "routes/search": ["routes"],
  "routes/syndication": ["routes", "feed/syndication"],
});
/** Where Remix and the Worker begin; they may import every room. */
const entries = [
  "build.d.ts",
  "entry.client.tsx",
  "entry.server.tsx",
  "entry.worker.ts",
  "env.d.ts",
  "root.tsx",
  "routes.ts",
];

function order(below: Record<string, string[]>): Map<string, Set<string>> {
  const reach = (room: string): string[] => [room, ...(below[room] ?? []).flatMap(reach)];
  return new Map(Object.keys(below).map((room) => [room, new Set(reach(room))]));
}

function roomOf(path: string): string | undefined {
  const folders = path
    .replace(/^app\//, "")
    .split("/")
    .slice(0, -1);
  for (let depth = folders.length; depth > 0; depth--) {
    const room = folders.slice(0, depth).join("/");
    if (rooms.has(room)) return room;
  }
  return undefined;
}

const isIn = (room: string, path: string) => path.startsWith(`app/${room}/`);
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

test("every file is in a room", () => {
  const known = entries.map((file) => `app/${file}`);
  expect(files.filter((file) => !roomOf(file) && !known.includes(file))).toEqual([]);
});

test("no arrow runs back: a room imports, types too, from those below it alone", () => {
  const between = imports.filter(({ from }) => from.startsWith("app/") && !isAsset(from));
  const back = between.filter(({ file, from }) => {
    const room = roomOf(file);
    if (!room) return false;
    const target = roomOf(from);
    return !target || !rooms.get(room)?.has(target);
  });
  expect(shown(back)).toEqual([]);
});

test("vocabulary imports nothing", () => {
  expect(shown(imports.filter(({ file }) => file === "app/db/vocabulary.ts"))).toEqual([]);
});

test("files do not import each other in a circle, types included", () => {
  const existing = new Map(files.map((file) => [file.replace(/\.tsx?$/, ""), file]));
  const targets = new Map<string, string[]>();
  for (const { file, from } of imports) {
    const target = existing.get(from);
    if (target) targets.set(file, [...(targets.get(file) ?? []), target]);
  }
  const done = new Set<string>();
  const visit = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const target of targets.get(file) ?? []) {
      const circle = visit(target, [...path, file]);
      if (circle) return circle;
    }
    done.add(file);
    return null;
  };
  const circles = files.flatMap((file) => visit(file, []) ?? []);
  expect(circles).toEqual([]);
});

describe("what is the server's stays there", () => {
  test("ui/ imports of the server nothing but types", () => {
    const found = imports.filter(
      ({ file, from, typeOnly }) => isIn("ui", file) && from.endsWith(".server") && !typeOnly,
    );
    expect(shown(found)).toEqual([]);
  });

  test("routes/ speak no SQL and know no tables", () => {
    const found = imports.filter(
      ({ file, from }) =>
        isIn("routes", file) &&
        (from.startsWith("drizzle-orm") || (isIn("db", from) && from.endsWith(".server"))),
    );
    expect(shown(found)).toEqual([]);
  });

  test("only db/ and files named .server speak SQL", () => {
    const found = imports.filter(
      ({ file, from }) =>
        from.startsWith("drizzle-orm") && !isIn("db", file) && !/\.server\.tsx?$/.test(file),
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
  const modules = files.filter((file) => isIn("routes", file) && answers.test(readFileSync(file, "utf8")));
  expect(modules.filter((file) => !listed.includes(file))).toEqual([]);
});
