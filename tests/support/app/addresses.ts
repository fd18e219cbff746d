import routes from "~/routes";

type Entry = { path?: string; index?: boolean; file: string; children?: Entry[] };
type Module = { loader?: unknown; action?: unknown; default?: unknown };

/** A pattern of `app/routes.ts` as a path (`/posts/:id`), and whether its module has a page, one for people, and an action. */
export type Address = { path: string; hasPage: boolean; isDocument: boolean; hasAction: boolean };

const modules = import.meta.glob<Module>("../../../app/routes/**/*.{ts,tsx}");

/** Every address of the app, read from its routes, so that new ones are tested without a change here. */
export async function listAddresses(): Promise<Address[]> {
  const found = await Promise.all((routes as Entry[]).map((entry) => listBelow(entry, "", false)));
  return found.flat();
}

/** The patterns that accept a form. */
export async function listActions(): Promise<string[]> {
  return (await listAddresses()).filter(({ hasAction }) => hasAction).map(({ path }) => path);
}

/** The patterns that a browser can open. */
export async function listPages(): Promise<string[]> {
  return (await listAddresses()).filter(({ hasPage }) => hasPage).map(({ path }) => path);
}

/** Those of them that are for people: not data, feeds or files for programs. */
export async function listDocuments(): Promise<string[]> {
  return (await listAddresses())
    .filter(({ hasPage, isDocument }) => hasPage && isDocument)
    .map(({ path }) => path);
}

async function listBelow(entry: Entry, parent: string, parentHasPage: boolean): Promise<Address[]> {
  const load = modules[`../../../app/${entry.file}`];
  if (!load) throw new Error(`${entry.file} is not among the modules`);
  const { loader, action, default: component } = await load();
  const path = [parent, entry.path ?? ""].filter(Boolean).join("/");
  // An index without a loader shows its parent's data.
  const hasPage = Boolean(loader) || (entry.index === true && parentHasPage);
  const isLeaf = !entry.children?.some(({ index }) => index);
  const below = await Promise.all((entry.children ?? []).map((child) => listBelow(child, path, hasPage)));
  return [
    ...(isLeaf
      ? [{ path: `/${path}`, hasPage, isDocument: Boolean(component), hasAction: Boolean(action) }]
      : []),
    ...below.flat(),
  ];
}

export type Ids = { post: number; member: number; entry: number; session: number; appeal: number };

/** The pattern with an id in place of each parameter, of the kind that its place requires. */
export function fillPattern(pattern: string, ids: Ids): string {
  const kind = pattern.includes("/posts/")
    ? "post"
    : pattern.includes("/users/")
      ? "member"
      : pattern.includes("/sessions/")
        ? "session"
        : pattern.startsWith("/moderation/appeals/")
          ? "appeal"
          : "entry";
  return pattern.replace(/:\w+/, String(ids[kind])).replace("*", "nothing-here");
}

/** The address of the page's data. */
export function dataAddress(page: string): string {
  const [path = "", query] = page.split("?");
  return `${path === "/" ? "/_root" : path}.data${query ? `?${query}` : ""}`;
}
