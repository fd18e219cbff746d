import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** In the order in which a character is looked for: emoji before the scripts whose fonts draw some of them in one colour. */
const packages = [
  "@fontsource-variable/noto-sans",
  "twemoji-colr-font",
  "@fontsource-variable/noto-sans-arabic",
  "@fontsource-variable/noto-sans-hebrew",
  "@fontsource-variable/noto-sans-tamil",
  "@fontsource-variable/noto-sans-jp",
  "@fontsource-variable/noto-sans-kr",
  "@fontsource-variable/noto-sans-sc",
  "@fontsource-variable/noto-sans-tc",
];

const require = createRequire(import.meta.url);
/** Where the stylesheet says that the fonts are; nothing of Plaza's is there. */
const folder = "/-/fonts/";

/**
 * Styles that draw every page in the same fonts, whatever the machine has. They come with the packages and not from the
 * system, so that nobody needs to be root, and the pictures are the same on every system.
 */
export function makeFontStyles(): string {
  const sheets = listSheets();
  const families = sheets.map(({ sheet }) => /font-family: ['"]([^'"]+)/.exec(sheet)?.[1]);
  return [
    ...sheets.map(({ name, sheet }) =>
      sheet.replace(/url\("?(?:\.\/)?([^)"]+)"?\)/g, `url(${folder}${name}/$1)`),
    ),
    `html, body { font-family: ${families.map((family) => `"${family}"`).join(", ")}, sans-serif; }`,
    "* { caret-color: transparent !important; }",
  ].join("\n");
}

/** The file of a font at this path of the site; null if it is none. */
export function readFont(path: string): Buffer | null {
  if (!path.startsWith(folder)) return null;
  const name = packages.find((each) => path.startsWith(`${folder}${each}/`));
  return name ? readFileSync(join(rootOf(name), path.slice(folder.length + name.length))) : null;
}

/** Whether a font that is installed draws the character; the one for emoji draws them all, and names no ranges. */
export function makeFontCheck(): (character: string) => boolean {
  const ranges = listSheets().flatMap(({ sheet }) =>
    [...sheet.matchAll(/unicode-range: ([^;]+);/g)].flatMap(([, list = ""]) => list.split(",").map(toRange)),
  );
  return (character) => {
    if (/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u.test(character)) return true;
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(([from, to]) => from <= code && code <= to);
  };
}

/** "U+0-ff" and "U+2c7" as the first and last code point. */
function toRange(range: string): [from: number, to: number] {
  const [from = "", to = from] = range.trim().slice(2).split("-");
  return [parseInt(from, 16), parseInt(to, 16)];
}

function listSheets() {
  return packages.map((name) => {
    const file = name === "twemoji-colr-font" ? "twemoji.css" : "index.css";
    return { name, sheet: readFileSync(join(rootOf(name), file), "utf8") };
  });
}

const rootOf = (name: string) => dirname(require.resolve(`${name}/package.json`));
