import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { dataAddress } from "../../support/app/addresses";
import { createProbe } from "../../support/app/d1-probe";
import { startWorker, type Worker } from "../../support/app/worker";
import { choices, seedCommunity, type Community } from "../../support/database/seed-community";

/** What a page may read, the session and the counts of the header included. */
const budget = 130;

const probe = createProbe();
let worker: Worker;
let admin: Viewer;
let community: Community;
const dearest: Record<string, { address: string; rows: number }> = {};

beforeAll(async () => {
  worker = await startWorker({ probe });
  admin = await worker.makeMember({ role: "admin", name: "Reader" });
  community = await seedCommunity(worker);
  for (const as of [admin, community.subject]) await worker.fetch("/", { as });
});

afterAll(() => console.table(dearest));

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
const pages: Record<string, () => Parameters[]> = {
  "/admin/users": () =>
    combine(
      [{}, ...searches.map((q) => ({ q }))],
      [{}, { role: "member" }, { role: "moderator" }],
      [{}, { state: "active" }, { state: "blocked" }],
      [{}, { before: community.middleMember }],
    ),
  "/moderation/log": () => [
    ...combine(
      searches.map((name) => ({ name })),
      [{}, { kind: "post.hidden" }],
      [{}, { before: community.middleEntry }],
    ),
    ...combine(
      choices<Parameters>([
        { name: `#${community.busy.id}` },
        { actor: community.busy.id },
        { kind: "post.hidden" },
        { person: community.subject.id },
        { since: "1970-01-02" },
      ]),
      [{}, { before: community.middleEntry }],
    ),
  ],
  "/moderation/posts": () =>
    combine(
      [{ state: "hidden" }, { state: "all" }],
      [{}, { author: community.subject.id }, { author: community.busy.id }],
      [{}, { before: community.middlePost }],
    ),
  "/moderation": () => [
    ...combine(
      [{}, { sort: "most-reported" }],
      [{}, { reason: "spam" }, { reason: "hate" }],
      [{}, { waiting: "7d" }],
      [{}, { claimed: "me" }],
      [{}, { before: community.middleCase }],
    ),
    ...combine([{ state: "decided" }], [{}, { reason: "spam" }], [{}, { before: community.middleCase }]),
  ],
  "/moderation/appeals": () =>
    combine([{ state: "open" }, { state: "decided" }], [{}, { before: community.middleAppeal }]),
  "/notices": () => combine([{}, { before: 10_000 }]),
  "/transparency": () => combine([{}, { before: community.middleEntry }]),
  "/search": () =>
    combine(
      ["post", "p", '"post"', "nothing", "10000", "post from:subject", "from:busy", "from:person"].map(
        (q) => ({ q }),
      ),
      [{}, { before: community.middlePost }],
    ),
  "/": () => combine([{}, { before: community.middlePost }]),
  "/users/:subject": () => combine([{}, { before: community.middlePost }]),
  "/moderation/users/:subject": () =>
    combine([{}, { posts: "hidden" }, { posts: "deleted" }], [{}, { before: community.middlePost }]),
};

/** Every combination of one of each. */
function combine(...parts: Parameters[][]): Parameters[] {
  return parts.reduce((all, part) => all.flatMap((each) => part.map((other) => ({ ...each, ...other }))));
}

test.each(["", ", after ANALYZE"])(
  `every page reads ${budget} rows at most, whatever it is asked for%s`,
  async (when) => {
    if (when) await worker.d1.prepare("analyze").run();
    const dear: string[] = [];
    for (const [path, filters] of Object.entries(pages))
      for (const filter of filters()) {
        const query = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, `${value}`]));
        const address = `${path.replace(":subject", String(community.subject.id))}?${query.toString()}`;
        const { result: status, calls } = await probe.record(async () => {
          // Its data, which is read like the page and needs no rendering.
          const response = await worker.fetch(dataAddress(address), {
            as: path === "/notices" ? community.subject : admin,
          });
          await response.text();
          return response.status;
        });
        expect(status, address).toBe(200);
        const rows = calls.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
        if (rows > (dearest[path + when]?.rows ?? 0)) dearest[path + when] = { address, rows };
        if (rows > budget) dear.push(`${rows} rows: ${address}`);
      }
    expect(dear).toEqual([]);
  },
);
