import { choices, type Community } from "../../../support/database/seed-community";

const searches = [
  "Person",
  "özlem",
  "nobody at all",
  "p",
  "%",
  "1",
  "Member 10000",
  "person-9999@plaza.example",
];

type Parameters = Record<string, string | number>;

/** Each page with a filter: every combination of its parameters, and of each the first page and one further on. */
export function listFilteredPages(community: Community): string[] {
  return Object.entries(combinations(community)).flatMap(([path, filters]) =>
    filters.map((filter) => {
      const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, `${value}`]));
      return `${path.replace(":subject", String(community.subject.id))}?${query.toString()}`;
    }),
  );
}

const combinations = ({ busy, subject, ...places }: Community): Record<string, Parameters[]> => ({
  "/admin/users": combine(
    [{}, ...searches.map((q) => ({ q }))],
    [{}, { role: "member" }, { role: "moderator" }],
    [{}, { state: "active" }, { state: "blocked" }],
    [{}, { before: places.middleMember }],
  ),
  "/moderation/log": [
    ...combine(
      searches.map((name) => ({ name })),
      [{}, { kind: "post.hidden" }],
      [{}, { before: places.middleEntry }],
    ),
    ...combine(
      choices<Parameters>([
        { name: `#${busy.id}` },
        { actor: busy.id },
        { kind: "post.hidden" },
        { person: subject.id },
        { since: places.middleDate },
      ]),
      [{}, { before: places.middleEntry }],
    ),
  ],
  "/moderation/posts": combine(
    [{ state: "hidden" }, { state: "all" }],
    [{}, { author: subject.id }, { author: busy.id }],
    [{}, { before: places.middlePost }],
  ),
  "/moderation": [
    ...combine(
      [{}, { sort: "most-reported" }],
      [{}, { reason: "spam" }, { reason: "hate" }],
      [{}, { waiting: "7d" }],
      [{}, { claimed: "me" }],
      [{}, { before: places.middleCase }],
    ),
    ...combine([{ state: "decided" }], [{}, { reason: "spam" }], [{}, { before: places.middleCase }]),
  ],
  "/moderation/appeals": combine(
    [{ state: "open" }, { state: "decided" }],
    [{}, { before: places.middleAppeal }],
  ),
  "/notices": combine([{}, { before: places.middleNotice }]),
  "/transparency": combine([{}, { before: places.middleEntry }]),
  "/search": combine(
    ["post", "p", '"post"', "nothing", "10000", "post from:subject", "from:busy", "from:person"].map((q) => ({
      q,
    })),
    [{}, { before: places.middlePost }],
  ),
  "/": combine([{}, { before: places.middlePost }]),
  "/users/:subject": combine([{}, { before: places.middlePost }]),
  "/moderation/users/:subject": combine(
    [{}, { posts: "hidden" }, { posts: "deleted" }],
    [{}, { before: places.middlePost }],
  ),
});

/** Every combination of one of each. */
function combine(...parts: Parameters[][]): Parameters[] {
  return parts.reduce((all, part) => all.flatMap((each) => part.map((other) => ({ ...each, ...other }))));
}
