import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type Node, parseSync, Visitor } from "oxc-parser";
import { describe, expect, test } from "vitest";

type Source = { file: string; text: string };
type Found = { file: string; name: string };

/** Rooms whose classes everybody may use. */
const shared = ["styles", "elements", "forms"];

const read = (folder: string, ending: string): Source[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .map((file) => ({ file, text: readFileSync(file, "utf8") }));

/** The classes of each selector, in their order. The first is the file's own, the others it may style inside that one. */
function listSelectors({ file, text }: Source): { file: string; names: string[] }[] {
  const rules = text.replaceAll(/\/\*.*?\*\/|"[^"]*"/gs, "").matchAll(/(?<=^|[{};])[^{};@]+(?=\{)/g);
  return [...rules]
    .flatMap(([selectors]) => selectors.split(/,(?![^()]*\))/))
    .map((selector) => ({
      file,
      names: [...selector.matchAll(/\.(-?[a-z_][\w-]*)/gi)].map(([, name]) => name!),
    }));
}

/** Whose file each class is: the one where it comes first; if there is none, the one that mentions it. */
function findOwners(css: Source[]): Map<string, Set<string>> {
  const selectors = css.flatMap(listSelectors);
  const collect = (found: Found[]) => {
    const owners = new Map<string, Set<string>>();
    for (const { file, name } of found) owners.set(name, (owners.get(name) ?? new Set()).add(file));
    return owners;
  };
  const mentioned = collect(selectors.flatMap(({ file, names }) => names.map((name) => ({ file, name }))));
  const first = collect(
    selectors.flatMap(({ file, names }) => names.slice(0, 1).map((name) => ({ file, name }))),
  );
  return new Map([...mentioned, ...first]);
}

/**
 * The classes that a component uses: the words of all strings in a `className`, and in constants whose name ends in
 * `ClassNames`. One that is put together of parts (`button-${kind}`) ends in a hyphen, and so is never defined.
 */
function listUses({ file, text }: Source): Found[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: Found[] = [];
  const addWords = (words: string) =>
    found.push(
      ...words
        .split(/\s+/)
        .filter(Boolean)
        .map((name) => ({ file, name })),
    );
  const addStrings = (node: Node) => {
    // A Visitor takes whole programs only.
    const { program: part } = parseSync(file, `(${text.slice(node.start, node.end)})`);
    new Visitor({
      Literal: ({ value }) => void (typeof value === "string" && addWords(value)),
      TemplateElement: ({ value }) => void addWords(value.raw),
    }).visit(part);
  };
  new Visitor({
    JSXAttribute({ name, value }) {
      if (name.type !== "JSXIdentifier" || name.name !== "className" || !value) return;
      addStrings(value.type === "JSXExpressionContainer" ? value.expression : value);
    },
    VariableDeclarator({ id, init }) {
      if (id.type === "Identifier" && id.name.endsWith("ClassNames") && init) addStrings(init);
    },
  }).visit(program);
  return found;
}

/** The room of a file of ui/ or, for a capability, also of routes/: `app/routes/moderation/cases/` is of `app/ui/cases/`. */
function roomOf(file: string): string {
  const [, top, ...path] = file.split("/");
  return (top === "ui" ? path[0] : path.at(-2))!;
}

/** All that is wrong with the classes of these files. */
function listFaults(css: Source[], components: Source[]) {
  const owners = findOwners(css);
  const uses = components.flatMap(listUses);
  const used = new Set(uses.map(({ name }) => name));
  const isForeign = ({ file, name }: Found) =>
    [...(owners.get(name) ?? [])].map(roomOf).some((room) => !shared.includes(room) && room !== roomOf(file));
  return {
    unused: [...owners]
      .filter(([name]) => !used.has(name))
      .map(([name, files]) => `.${name} of ${[...files].join()}`),
    undefined: uses.filter(({ name }) => !owners.has(name)).map(({ file, name }) => `.${name} in ${file}`),
    ownedTwice: [...owners]
      .filter(([, files]) => files.size > 1)
      .map(([name, files]) => `.${name} in ${[...files].join()}`),
    foreign: uses
      .filter(isForeign)
      .map(({ file, name }) => `.${name} of ${[...owners.get(name)!].join()} in ${file}`),
  };
}

const css = read("app", ".css");
const components = read("app", ".tsx");
const none = { unused: [], undefined: [], ownedTwice: [], foreign: [] };

test("every class is defined in one file, is used, and only where it may be", () => {
  expect(components.flatMap(listUses).length).toBeGreaterThan(100);
  expect(listFaults(css, components)).toEqual(none);
});

test("a component's CSS has its name, and every CSS file is imported once", () => {
  const [styles] = css.filter(({ file }) => file === "app/ui/styles/styles.css");
  const imported = [...styles!.text.matchAll(/@import "(?:\.|\.\.\/([\w/-]+))\/([\w-]+)\.css"/g)].map(
    ([, room = "styles", name]) => `app/ui/${room}/${name}.css`,
  );
  expect([...imported, styles!.file].sort()).toEqual(css.map(({ file }) => file).sort());
  const lonely = css.filter(
    ({ file }) => roomOf(file) !== "styles" && !existsSync(file.replace(/css$/, "tsx")),
  );
  expect(lonely.map(({ file }) => file)).toEqual([]);
});

describe("what is wrong is found", () => {
  const post = {
    file: "app/ui/posts/post.css",
    text: ".post { color: red } .post-text { color: blue }",
  };
  const component = (className: string, file = "app/ui/posts/post.tsx") => ({
    file,
    text: `const a = <p className="post post-text"/>; const b = <p className=${className} />;`,
  });

  test.each([
    ["unused", ".dead { color: red }", '"post"', ".dead of app/ui/posts/other.css"],
    ["unused", "@media print { .post .dead { color: red } }", '"post"', undefined],
    ["undefined", "", '"missing"', ".missing in app/ui/posts/post.tsx"],
    ["undefined", "", '{isBig ? "post" : `post ${size} missing`}', ".missing in app/ui/posts/post.tsx"],
    ["undefined", ".post-big { color: red }", "{`post-${size}`}", ".post- in app/ui/posts/post.tsx"],
    [
      "ownedTwice",
      ".post:hover { color: red }",
      '"post"',
      ".post in app/ui/posts/post.css,app/ui/posts/other.css",
    ],
  ] as const)("%s: %s used as %s", (kind, other, className, fault = ".dead of app/ui/posts/other.css") => {
    const faults = listFaults(
      [post, { file: "app/ui/posts/other.css", text: other }],
      [component(className)],
    );
    expect(faults[kind]).toEqual([fault]);
  });

  test("a room's class in another room, but not in the routes of the same name", () => {
    const inRoom = (file: string) => listFaults([post], [component('"post"', file)]);
    expect(inRoom("app/ui/notices/notices.tsx").foreign).toContain(
      ".post of app/ui/posts/post.css in app/ui/notices/notices.tsx",
    );
    expect(inRoom("app/routes/posts/post.tsx")).toEqual(none);
  });

  test("nothing where nothing is", () => {
    const inContext = {
      file: "app/ui/posts/feed.css",
      text: ".feed > .post:is(.post-text, :hover) { color: red }",
    };
    const constant = { file: "app/ui/posts/feed.tsx", text: 'const kindClassNames = { plain: "feed" };' };
    expect(listFaults([post, inContext], [component('"post"'), constant])).toEqual(none);
  });
});
