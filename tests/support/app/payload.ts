import { decode } from "turbo-stream";

type Loaded = { data?: unknown; error?: unknown };

/**
 * What each loader of a page gave to the browser, from the page's `.data`: by the file of the route, or only by the status
 * where the answer was no page.
 */
export async function readPayload(response: Response): Promise<Record<string, Loaded>> {
  const { value } = await decode(response.body!, { plugins: [readSpecial] });
  return value as Record<string, Loaded>;
}

/** The types that Remix adds to the format; see `singleFetch` in @remix-run/server-runtime. */
function readSpecial(type: string, ...rest: unknown[]) {
  if (type === "ErrorResponse") return { value: { error: rest[1] } };
  return type === "SingleFetchRedirect" ? { value: { redirect: rest[0] } } : false;
}

/**
 * The keys of a value, in a canonical way: `{a, b: {c}}` for an object, with nested ones in place; `[{a}]` for a list, by
 * the keys of all its items; nothing for texts, numbers and null. `names` gives words to keys that occur often.
 */
export function describeKeys(value: unknown, names: [name: string, keys: RegExp][] = []): string {
  return names.reduce((text, [name, keys]) => text.replaceAll(keys, name), write(shapeOf(value)));
}

type Shape = { list?: Shape; keys?: Map<string, Shape> };

function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return { list: value.map(shapeOf).reduce(merge, {}) };
  if (typeof value !== "object" || value === null) return {};
  return { keys: new Map(Object.entries(value).map(([key, each]) => [key, shapeOf(each)])) };
}

function merge(a: Shape, b: Shape): Shape {
  const list = a.list && b.list ? merge(a.list, b.list) : (a.list ?? b.list);
  if (!a.keys || !b.keys) return { list, keys: a.keys ?? b.keys };
  const keys = new Map(a.keys);
  for (const [key, shape] of b.keys) keys.set(key, merge(keys.get(key) ?? {}, shape));
  return { list, keys };
}

function write({ list, keys }: Shape): string {
  if (list) return `[${write(list)}]`;
  if (!keys) return "";
  const written = [...keys].map(([key, shape]) => {
    const inside = write(shape);
    return inside ? `${key}: ${inside}` : key;
  });
  return `{${written.sort().join(", ")}}`;
}
