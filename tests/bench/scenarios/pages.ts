import type { Workers } from "../workers/start-workers";
import type { Scenario } from "./scenario";

const article = /<article/g;
const queueRow = /class="queue-row"/g;
const twenty = { what: article, times: 20 };

/** The page of the feed that is measured beside the first, or the last full one where there are fewer. */
const deepPage = 1_000;

/** The pages, in the order of the table. */
export async function listPages({ d1, seed }: Workers): Promise<Scenario[]> {
  const { admin, moderator, member } = seed;
  const before = await findDeepCursor(d1);
  const visible = await findNumber(
    d1,
    "select max(id) as number from posts where deleted_at is null and hidden_entry_id is null and block_entry_id is null",
  );
  const open = await findNumber(
    d1,
    "select min(post_id) as number from cases where state = 'open' and reports > 1",
  );
  const visitors: Scenario[] = [
    { name: "visitor's feed", request: () => ["/"], shows: twenty, status: 200, requests: 200 },
    {
      name: "visitor's feed, cached",
      request: () => ["/"],
      shows: twenty,
      status: 200,
      requests: 600,
      isCached: true,
    },
    {
      name: "visitor's feed, deep",
      request: () => [`/?before=${before}`],
      shows: twenty,
      status: 200,
      requests: 200,
    },
    {
      name: "permalink",
      request: () => [`/posts/${visible}`],
      shows: { what: article, times: 1 },
      status: 200,
      requests: 250,
    },
    { name: "transparency", request: () => ["/transparency"], status: 200, requests: 150 },
  ];
  const signedIn: Scenario[] = [
    {
      name: "member's feed",
      request: () => ["/", { as: member }],
      shows: twenty,
      status: 200,
      requests: 120,
    },
    {
      name: "queue",
      request: () => ["/moderation", { as: moderator }],
      shows: { what: queueRow, times: 20 },
      status: 200,
      requests: 60,
    },
    {
      name: "case",
      request: () => [`/moderation/posts/${open}`, { as: moderator }],
      status: 200,
      requests: 80,
    },
    { name: "figures, 90 days", request: () => ["/admin?days=90", { as: admin }], status: 200, requests: 40 },
  ];
  return [...visitors, ...signedIn];
}

async function findDeepCursor(d1: D1Database): Promise<number> {
  const visible =
    "from posts where deleted_at is null and hidden_entry_id is null and block_entry_id is null";
  const posts = await findNumber(d1, `select count(*) as number ${visible}`);
  const page = Math.min(deepPage, Math.floor(posts / 20));
  return findNumber(
    d1,
    `select id as number ${visible} order by id desc limit 1 offset ${(page - 1) * 20 - 1}`,
  );
}

async function findNumber(d1: D1Database, query: string): Promise<number> {
  const row = await d1.prepare(query).first<{ number: number | null }>();
  if (typeof row?.number !== "number") throw new Error(`the seed has nothing for: ${query}`);
  return row.number;
}
