/** An address, or the first on another page that looks like this; then with the pattern of `app/routes.ts`. */
export type Opening = string | { on: string; path: RegExp; pattern: string };

const post = { path: /\/posts\/\d+/, pattern: "/posts/:id" };
const ownPage = { on: "/", path: /\/users\/5(?!\d)/, pattern: "/users/:id" };
const deleting = { path: /\/posts\/\d+\/delete/, pattern: "/posts/:id/delete" };
const reporting = { path: /\/posts\/\d+\/report/, pattern: "/posts/:id/report" };
const openCase = { path: /\/moderation\/posts\/\d+/, pattern: "/moderation/posts/:id" };

/** `account` is that of the demo, null for visitors. */
type PagesOfReader = { reader: string; account: string | null; openings: readonly Opening[] };

/** Every page, for each who finds something else there, in the order in which the tests open them. */
export const pages: readonly PagesOfReader[] = [
  {
    reader: "visitors",
    account: null,
    openings: [
      "/",
      "/?before=1",
      { on: "/", ...post },
      "/users/2",
      "/auth/login",
      "/auth/callback",
      "/search",
      "/search?q=bread",
      "/search?q=nobody-said-this",
      "/search?q=from:a",
      "/search?q=*",
      "/rules",
      "/rules#hate",
      "/transparency",
      "/transparency?before=1.1",
      "/no/such/page",
    ],
  },
  {
    reader: "members",
    account: "Priya Nair",
    openings: [
      "/",
      "/search?q=example",
      { on: "/users/2", ...post },
      ownPage,
      { on: "/users/5", ...post },
      { on: "/users/5", ...deleting },
      { on: "/users/2", ...reporting },
      "/notices",
      "/account",
      "/account?before=1.1",
      "/account/delete",
      "/posts/new",
      "/rules",
      "/welcome",
      "/account/name",
      "/moderation",
    ],
  },
  {
    reader: "moderators",
    account: "Mei Lin",
    openings: [
      "/",
      { on: "/", ...post },
      "/moderation",
      "/moderation?state=decided",
      "/moderation?claimed=me&waiting=1d&reason=hate",
      { on: "/moderation", ...openCase },
      { on: "/moderation?state=decided", ...openCase },
      "/moderation/posts?state=hidden",
      "/moderation/posts?state=all",
      "/moderation/log",
      "/moderation/log?actor=3&kind=post.hidden&since=2020-01-01",
      "/moderation/log?post=x&since=2020-02-30",
      "/moderation/log?person=999999",
      "/moderation/log?name=e",
      "/moderation/log?name=Mei+Lin",
      "/moderation/log/1/undo",
      "/moderation/appeals",
      "/moderation/appeals?state=decided",
      "/moderation/appeals/1",
      "/decisions/161",
      "/moderation/users/2",
      "/moderation/users/3",
      "/moderation/users/7",
      "/moderation/users/35",
      "/moderation/users/5?act=reset-name",
      "/admin",
    ],
  },
  {
    reader: "admins",
    account: "Amara Okafor",
    openings: [
      "/",
      "/moderation/appeals/1",
      "/admin/users",
      "/admin/users?q=nobody-at-all",
      "/admin/users/1",
      "/admin/users/3",
    ],
  },
  {
    reader: "the blocked",
    account: "Kofi Mensah",
    openings: [
      "/",
      "/posts/new",
      "/notices",
      { on: "/notices", path: /\/appeals\/\d+/, pattern: "/appeals/:entryId" },
      { on: "/notices", path: /\/decisions\/\d+/, pattern: "/decisions/:entryId" },
      { on: "/", path: /\/users\/7(?!\d)/, pattern: "/users/:id" },
      "/account",
      "/account/name",
      "/account/delete",
    ],
  },
];

/** Its address, or the pattern and where the way to it begins. */
export const titleOf = (opening: Opening) =>
  typeof opening === "string" ? opening : `${opening.pattern} from ${opening.on}`;

/** What only pressing something shows, of which there is a snapshot too. */
const states = [
  "members: a report without a reason",
  "members: a post without words",
  "moderators: the queue with cases selected and a fault",
  "moderators: the keys",
  "moderators: what the log can be narrowed by",
  "moderators: forms about a member with invalid fields",
  "admins: the figures with their tables",
  "the blocked: an appeal without words",
] as const;
export type State = (typeof states)[number];

/** The file in `snapshots/` with the outline of a page or state. */
export const snapshotFile = (title: string) =>
  `${title.replaceAll(/[^a-z0-9]+/gi, "-").replace(/-$/, "")}.txt`;

export function listSnapshots(): string[] {
  const titles = pages.flatMap(({ reader, openings }) =>
    openings.map((opening) => `${reader}: ${titleOf(opening)}`),
  );
  return [...titles, ...states].map(snapshotFile);
}
