import routes from "~/routes";

type Entry = { path?: string; index?: boolean; file: string; children?: Entry[] };
type Module = { loader?: unknown; action?: unknown };

/** A pattern of `app/routes.ts` as a path (`/posts/:id`), and what its module answers. */
export type Address = { path: string; reads: boolean; acts: boolean };

const modules = import.meta.glob<Module>("../../../app/routes/**/*.{ts,tsx}");

/** Every address there is, from the app itself: what is added there is tested without a word here. */
export async function listAddresses(): Promise<Address[]> {
  const found = await Promise.all((routes as Entry[]).map((entry) => listBelow(entry, "", false)));
  return found.flat();
}

/** The patterns at which a form is taken, and those that a browser can open. */
export async function listActions(): Promise<string[]> {
  return (await listAddresses()).filter(({ acts }) => acts).map(({ path }) => path);
}

export async function listPages(): Promise<string[]> {
  return (await listAddresses()).filter(({ reads }) => reads).map(({ path }) => path);
}

async function listBelow(entry: Entry, parent: string, parentReads: boolean): Promise<Address[]> {
  const load = modules[`../../../app/${entry.file}`];
  if (!load) throw new Error(`${entry.file} is not among the modules`);
  const { loader, action } = await load();
  const path = [parent, entry.path ?? ""].filter(Boolean).join("/");
  // An index without a loader is its parent's page.
  const reads = Boolean(loader) || (entry.index === true && parentReads);
  const isPage = !entry.children?.some(({ index }) => index);
  const below = await Promise.all((entry.children ?? []).map((child) => listBelow(child, path, reads)));
  return [...(isPage ? [{ path: `/${path}`, reads, acts: Boolean(action) }] : []), ...below.flat()];
}

export type Ids = { post: number; member: number; entry: number; session: number; appeal: number };

/** The pattern with ids in it, each of the kind that its place asks for. */
export function fill(pattern: string, ids: Ids): string {
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
