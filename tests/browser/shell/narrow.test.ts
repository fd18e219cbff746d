import routes from "~/routes";
import { expect, type Page, test, visit } from "../fixtures";
import { makeWideWorld, wideNames } from "../wide-world";

type Entry = { path?: string; children?: Entry[] };
type Ids = Awaited<ReturnType<typeof makeWideWorld>>["ids"];

const windowWidth = 320;

/** Every address of the app, those too that answer a GET with an error page. */
function listPaths(entries: Entry[], parent = ""): string[] {
  return entries.flatMap(({ path, children }) => {
    const here = path ? `${parent}/${path}` : parent || "/";
    return [here, ...listPaths(children ?? [], here)];
  });
}

function fillPath(path: string, { post, member, appeal, entry }: Ids): string {
  const id = path.includes("/users/")
    ? member
    : path.includes("/posts/")
      ? post
      : path.startsWith("/moderation/appeals/")
        ? appeal
        : entry;
  return path.replace(/:\w+/, id).replace("*", "x".repeat(300));
}

/** Lists and filters that only a query shows. */
const queries = ({ member, post }: Ids) => {
  const long = "M".repeat(100);
  return [
    `/auth/login?to=/${"x".repeat(300)}`,
    `/search?q=${long}`,
    `/search?q=${wideNames.author}`,
    "/search?q=blocked",
    "/account?before=1.1",
    `/moderation/users/${member}?act=reset-name`,
    "/moderation?sort=most-reported&reason=other",
    "/moderation?state=decided",
    "/moderation?claimed=me&waiting=1d&reason=violence",
    "/moderation/posts?state=all",
    `/moderation/posts?state=all&author=${member}`,
    `/moderation/log?actor=${member}&person=${member}&kind=post.hidden&post=${post}&since=2020-01-01&until=2030-01-01`,
    `/moderation/log?person=${member}`,
    `/moderation/log?post=${long}&since=${long}&actor=${long}`,
    "/moderation/appeals?state=decided",
    `/moderation/users/${member}?posts=hidden`,
    `/admin/users?q=${wideNames.author}&role=member&state=active`,
    `/admin/users?q=${long}`,
    "/admin/users?state=blocked",
    `/admin/users/${member}?posts=hidden`,
    "/admin?days=90",
  ];
};

const isForPrograms = (address: string) =>
  /^\/(healthz|account\/export|feed\/new|manifest\.webmanifest|(users\/\d+\/)?feed\.(xml|json))$/.test(
    address,
  );

async function expectNarrow(page: Page, address: string) {
  await visit(page, address);
  const tooWide = await page.evaluate((most) => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    if (document.documentElement.scrollWidth <= most) return [];
    const isWider = (element: Element) => element.getBoundingClientRect().right > most + 0.5;
    return [...document.body.querySelectorAll("*")]
      .filter((element) => isWider(element) && ![...element.children].some(isWider))
      .map((element) => `${element.tagName} ${element.className} ${element.getBoundingClientRect().right}`)
      .slice(0, 3);
  }, windowWidth);
  expect.soft(tooWide, address).toEqual([]);
  const cards = await page
    .locator(".table-stacks")
    .evaluateAll((tables) => tables.filter((table) => table.scrollWidth > table.clientWidth).length);
  expect.soft(cards, `tables that scroll though they are cards: ${address}`).toBe(0);
}

// The markup is the same without scripts.
test.describe(
  "no page is wider than a window of 320 px, whatever people are called and write",
  { tag: ["@javascript", "@long"] },
  () => {
    const viewers = ["visitor", "author", "nameless", "moderator", "admin"] as const;
    for (const viewer of viewers)
      test(`for the ${viewer}`, async ({ openVisitor, signInNew, signInModerator, signInAs }) => {
        const { ids, ...pages } = await makeWideWorld({ signInNew, signInModerator });
        const page =
          viewer === "visitor"
            ? await openVisitor()
            : viewer === "admin"
              ? await signInAs("Amara Okafor")
              : pages[viewer];
        await page.setViewportSize({ width: windowWidth, height: 640 });
        const paths = new Set(listPaths(routes).map((path) => fillPath(path, ids)));
        for (const address of [...paths, ...queries(ids)])
          if (!isForPrograms(address)) await expectNarrow(page, address);
      });
  },
);
