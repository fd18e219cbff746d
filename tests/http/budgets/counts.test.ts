import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { endExpiredBlocks } from "~/moderation/blocks/end-expired-blocks.server";
import { day } from "~/time/units";
import { budgets } from "../../bench/budgets";
import type { ScenarioName } from "../../bench/scenarios/scenario";
import { bindings } from "../../support/app/app-worker";
import { dataAddress, listActions, listDocuments, listPages } from "../../support/app/addresses";
import { startForgingProvider } from "../../support/app/forging-provider";
import { insertPosts } from "../../support/database/insert-posts";
import { measureQueries } from "../../support/database/counts/measure-queries";
import { grounds, setUpActs } from "./counts/acts";
import { addressOf, type CountedCommunity, makeCommunity, type Reader, readers } from "./counts/community";
import { measureSizes } from "./counts/bytes";
import { acts, type ByReader, type Cost, pages } from "./counts/costs";
import { type CountedWorker, startCountedWorker } from "./counts/counter";
import { listFilteredPages } from "./counts/filters";
import { memberActs } from "./counts/member-acts";
import { moderationActs } from "./counts/moderation-acts";
import { signInActs } from "./counts/sign-in-acts";

const documents = new Set(await listDocuments());
const provider = await startForgingProvider(bindings.AUTH0_CLIENT_ID);
afterAll(() => provider.close());

// Those that compare a name with the names of all staff come before those whose actors are further staff.
const preparations = { ...memberActs, ...signInActs, ...moderationActs };

/** The pattern in a key of the tables, without what is special. */
const patternIn = (key: string) => key.split(/[?,]/, 1)[0]!;

test("every page is in the table, and every act", async () => {
  expect(new Set(Object.keys(pages).map(patternIn))).toEqual(new Set(await listPages()));
  // The callback is none, and writes like one.
  expect(new Set(Object.keys(acts).map(patternIn))).toEqual(
    new Set([...(await listActions()), "/auth/callback"]),
  );
  expect(Object.keys(preparations)).toEqual(Object.keys(acts));
});

/** The rows that a page may read, with the session and the counts of its header. */
const pageBudget = 130;

/** What the benchmark's budgets are about. */
const scenarios: Partial<Record<ScenarioName, Cost | null | undefined>> = {
  "visitor's feed": pages["/"]?.visitor,
  "visitor's feed, deep": pages["/?before=:middlePost"]?.visitor,
  permalink: pages["/posts/:id"]?.visitor,
  "member's feed": pages["/"]?.member,
  queue: pages["/moderation"]?.moderator,
  case: pages["/moderation/posts/:id"]?.moderator,
  "figures, 90 days": pages["/admin?days=90"]?.admin,
  transparency: pages["/transparency"]?.visitor,
  post: acts["/posts/new"],
  report: acts["/posts/:id/report"],
  hide: acts["/moderation/posts/:id/hide"],
  block: acts["/moderation/users/:id/block"],
};

/** They count what a member has done or what was decided about them, which here is nearly all of the database. */
const unbounded = ["/account/delete author"];

test("the table is within the budgets", () => {
  for (const [name, cost] of Object.entries(scenarios))
    for (const each of [cost].flat()) {
      const [, statements, roundTrips, rowsRead] =
        /(\d+)\/(\d+), (\d+) read/.exec(each ?? "")?.map(Number) ?? [];
      const { statements: most = Infinity, ...budget } = budgets[name as ScenarioName];
      expect(statements, name).toBeLessThanOrEqual(most);
      expect(roundTrips, name).toBeLessThanOrEqual(budget.roundTrips ?? Infinity);
      expect(rowsRead, name).toBeLessThanOrEqual(budget.rowsRead ?? Infinity);
    }
  const dear = Object.entries(pages).flatMap(([key, costs]) =>
    Object.entries(costs).flatMap(([reader, cost]) =>
      [cost].flat().some((each) => Number(/(\d+) read/.exec(each ?? "")?.[1] ?? 0) > pageBudget)
        ? [`${key} ${reader}`]
        : [],
    ),
  );
  expect(dear).toEqual(unbounded);
});

const sizes = ["small", "large"] as const;
/** Both are of the same remainder by whatever makes posts differ, so that their first pages and their middles are alike. */
const postsOf = { small: 2_100, large: 50_400 };

let worker: CountedWorker;
let community: CountedCommunity;

async function start(size: keyof typeof postsOf) {
  worker = await startCountedWorker({ vars: { AUTH0_DOMAIN: provider.domain } });
  community = await makeCommunity(worker, postsOf[size]);
}

type OnPage = (key: string, reader: Reader, html: string) => void;

/** As a table, what each page costs each reader. `asData`: as the data of the page, which is read alike and not rendered. */
async function countPages({ asData, onPage }: { asData: boolean; onPage?: OnPage }) {
  const counted: Record<string, Partial<ByReader>> = {};
  for (const [key, costs] of Object.entries(pages)) {
    const address = addressOf(key, community);
    const isData = asData && documents.has(patternIn(key));
    counted[key] = {};
    for (const reader of readers) {
      if (costs[reader] === null) counted[key][reader] = null;
      else {
        const path = isData ? dataAddress(address) : address;
        const { cost, status, text } = await worker.count(path, { as: community.viewers[reader] });
        counted[key][reader] = cost;
        if (status === 200) onPage?.(key, reader, text);
      }
    }
  }
  return counted;
}

/** A table as it is for a database of this size. */
function costsAt<T extends Record<string, Cost | null>>(size: (typeof sizes)[number], costs: T) {
  return Object.fromEntries(
    Object.entries(costs).map(([key, cost]) => [key, Array.isArray(cost) ? cost[sizes.indexOf(size)] : cost]),
  );
}
const pagesAt = (size: (typeof sizes)[number]) =>
  Object.fromEntries(Object.entries(pages).map(([key, costs]) => [key, costsAt(size, costs)]));

function setUpCommunityActs() {
  const { author, admin } = community.viewers;
  return setUpActs(worker, { provider, author, colleague: admin });
}

async function countActs() {
  const setup = setUpCommunityActs();
  const counted: Record<string, Cost> = {};
  for (const [key, prepare] of Object.entries(preparations))
    counted[key] = await worker.withinAnHour(async () => {
      await worker.beginHour();
      return (await worker.count(...(await prepare(setup)))).cost;
    });
  return counted;
}

describe("in a database with 2,100 posts", () => {
  beforeAll(() => start("small"));

  const sizes = measureSizes();

  test("each page costs each reader what the table says", async () => {
    const count = () => countPages({ asData: false, onPage: (...page) => sizes.add(...page) });
    expect(await worker.withinAnHour(count)).toEqual(pagesAt("small"));
  });

  test("what was done reads eight rows for each entry about its reader's posts in twelve months, and few besides", async () => {
    const today = new Date();
    const from = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 11);
    const { author } = community.viewers;
    const row = await worker.d1
      .prepare("select count(*) as count from log where member_id = ? and at >= ?")
      .bind(author.id, from)
      .first<{ count: number }>();
    const { rowsRead } = await worker.count("/transparency", { as: author });
    expect(row!.count).toBeGreaterThan(100);
    expect(rowsRead).toBeLessThanOrEqual(8 * row!.count + pageBudget);
  });

  test("each page, when it is full, has no more bytes than its bound, and hardly fewer", () => {
    expect(sizes.outOfBounds()).toEqual([]);
  });

  test("each act costs what the table says", async () => {
    expect(await countActs()).toEqual(costsAt("small", acts));
  });

  test("the rules are asked for once a minute", () => {
    expect(worker.firstRules).toBe("1/1, 14 read");
    const { times, minutes } = worker.rulesAsked();
    // Several loaders of a page may ask at once.
    expect(times).toBeLessThanOrEqual(4 * (1 + minutes));
  });
});

describe("in a database with 50,000 posts, and 100,000 members, reports and entries", () => {
  beforeAll(() => start("large"));

  const costWhatTheTableSays = async () =>
    expect(await worker.withinAnHour(() => countPages({ asData: true }))).toEqual(pagesAt("large"));

  test("each page costs each reader what the table says", costWhatTheTableSays);

  // The statistics of a large database must not lead the planner to another plan.
  test.each(["pragma optimize", "analyze"])("each page costs the same after %s", async (statement) => {
    await worker.d1.prepare(statement).run();
    const statistics = await worker.d1.prepare("select count(*) as count from sqlite_stat1").first();
    expect(statistics).not.toEqual({ count: 0 });
    await costWhatTheTableSays();
  });

  test.each(["without statistics", "after ANALYZE"])(
    `no page reads more than ${pageBudget} rows, whatever it is filtered by: %s`,
    async (when) => {
      const statements =
        when === "after ANALYZE" ? ["analyze"] : ["delete from sqlite_stat1", "analyze sqlite_master"];
      for (const statement of statements) await worker.d1.prepare(statement).run();
      expect(await listDearPages()).toEqual([]);
    },
  );

  test("each act costs what the table says, after ANALYZE", async () => {
    await worker.d1.prepare("analyze").run();
    expect(await countActs()).toEqual(costsAt("large", acts));
  });

  test("the end of a block costs as little, whatever was done about others", async () => {
    const measure = measureQueries(worker.d1);
    const { result, ...counts } = await worker.withinAnHour(async () => {
      await worker.beginHour();
      await endExpiredBlocks(worker.db, Date.now() + 8 * day);
      await setUpCommunityActs().makeBlocked();
      return measure("the end of a block", (db) => endExpiredBlocks(db, Date.now() + 8 * day));
    });
    expect(result).toBe(1);
    expect(counts).toEqual({ statements: 8, roundTrips: 2, rowsRead: 168, rowsWritten: 129 });
  });

  test("the feeds cost the same where the newest 10,000 posts are hidden, or of somebody blocked, and when they are back", async () => {
    const feeds = await countFeeds();
    expect(feeds).toEqual(pickFeeds(pagesAt("large")));
    const hider = await worker.makeMember();
    await insertPosts(worker.d1, { many: 10_000, author: hider, words: "post", hidden: true });
    expect(await countFeeds()).toEqual(feeds);
    expect(await countPagesOf(hider)).toEqual({
      others: "2/2, 2 read",
      feed: "1/1, 2 read",
      own: "3/3, 46 read",
    });
    const counted = await worker.withinAnHour(() => blockProlific());
    expect(counted).toEqual({
      visible: { feeds, pages: { others: "2/2, 23 read", feed: "1/1, 23 read", own: "3/3, 25 read" } },
      block: { cost: "303: 9/4, 40043 read, 30024 written", largestBatch: 6 },
      // The block has ended the session.
      blocked: { feeds, pages: { others: "2/2, 2 read", feed: "1/1, 2 read", own: "3/3, 2 read" } },
      unblock: { cost: "303: 10/4, 30058 read, 40021 written", largestBatch: 7 },
      back: { feeds, pages: { others: "2/2, 23 read", feed: "1/1, 23 read", own: "3/3, 23 read" } },
    });
  });
});

/** What it costs to block and unblock a member whose 10,000 posts are the newest, and to read them or the others meanwhile. */
async function blockProlific() {
  await worker.beginHour();
  const prolific = await worker.makeMember();
  await insertPosts(worker.d1, { many: 10_000, author: prolific, words: "post" });
  const as = await worker.makeMember({ role: "moderator" });
  const send = async (act: string, form: Record<string, string>) => {
    const { cost, largestBatch } = await worker.count(`/moderation/users/${prolific.id}/${act}`, {
      as,
      form,
    });
    return { cost, largestBatch };
  };
  const read = async () => ({ feeds: await countFeeds(), pages: await countPagesOf(prolific) });
  return {
    visible: await read(),
    block: await send("block", { ...grounds, duration: "7d" }),
    blocked: await read(),
    unblock: await send("unblock", { note: "" }),
    back: await read(),
  };
}

/** What feeds and searches cost a visitor and a member. */
const feedKeys = Object.keys(pages).filter((key) =>
  /^\/(\?|$)|feed\.(xml|json)|^\/users\/:id|^\/search\?/.test(key),
);

async function countFeeds() {
  const counted: Record<string, Partial<ByReader>> = {};
  for (const key of feedKeys)
    counted[key] = {
      visitor: (await worker.count(addressOf(key, community))).cost,
      member: (await worker.count(addressOf(key, community), { as: community.viewers.member })).cost,
    };
  return counted;
}

const pickFeeds = (table: ReturnType<typeof pagesAt>) =>
  Object.fromEntries(
    feedKeys.map((key) => [key, { visitor: table[key]?.visitor, member: table[key]?.member }]),
  );

/** What the page and the feed of a member cost others, and the page themselves. */
async function countPagesOf(member: Viewer) {
  const path = `/users/${member.id}`;
  return {
    others: (await worker.count(path)).cost,
    feed: (await worker.count(`${path}/feed.xml`)).cost,
    own: (await worker.count(path, { as: member })).cost,
  };
}

/** Each page and its filters, where it reads more than it may. */
async function listDearPages(): Promise<string[]> {
  const dear: string[] = [];
  for (const address of listFilteredPages(community.seeded)) {
    const as = address.startsWith("/notices") ? community.viewers.author : community.viewers.admin;
    const { status, rowsRead } = await worker.count(dataAddress(address), { as });
    if (status !== 200 || rowsRead > pageBudget) dear.push(`${status}, ${rowsRead} rows: ${address}`);
  }
  return dear;
}
