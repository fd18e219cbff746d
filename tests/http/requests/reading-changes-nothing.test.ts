import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "~/accounts/permissions";
import { sendAppeal } from "../../support/acts/acts";
import { fillPattern, listPages } from "../../support/app/addresses";
import { startWorker, type Worker } from "../../support/app/worker";
import { dump } from "../../support/database/state/dump";

const pages = await listPages();
let worker: Worker;
let viewers: (Viewer | undefined)[];
let addresses: string[];

beforeAll(async () => {
  worker = await startWorker();
  const admin = await worker.makeMember({ role: "admin" });
  const author = await worker.makeMember();
  const blocked = await worker.makeMember();
  const post = await worker.makePost({ author });
  const hidden = await worker.makePost({ author, hidden: true });
  const own = await worker.makePost({ author: admin });
  await worker.makeReport(post, { note: "A note" });
  await worker.block(blocked);
  const hidingId = (await worker.findPostRow(hidden.id))!.hiddenEntryId!;
  await sendAppeal(worker.db, author, { entryId: hidingId, body: "Look again" }, Date.now());
  viewers = [undefined, author, admin, blocked];
  const posts = [post, hidden, own].map(({ id }) => id);
  addresses = [
    ...new Set(
      posts.flatMap((id) =>
        pages.map((pattern) =>
          fillPattern(pattern, { post: id, member: author.id, entry: 1, session: 1, appeal: 1 }),
        ),
      ),
    ),
    "/?before=3",
    `/appeals/${hidingId}`,
    "/notices?before=1000",
    "/moderation/appeals?state=decided",
    "/moderation?state=decided&sort=most-reported&reason=spam",
    "/moderation/posts?state=all",
    "/admin/users?q=a&role=admin&state=active",
    "/moderation/log?actor=1&person=2&since=2020-01-01",
    "/moderation/log?entry=1",
  ];
});

test("opening any page, by GET or HEAD, as a page or as data, writes nothing but when a session was last seen", async () => {
  const rows = () => dump(worker.d1, { without: ["sessions.last_seen_at"] });
  // Everybody's session must be there before the first dump.
  for (const viewer of viewers) if (viewer) await worker.cookieOf(viewer);
  const before = await rows();
  const broken: string[] = [];
  for (const as of viewers)
    for (const address of addresses) {
      const [path, query = ""] = address.split("?") as [string, string?];
      const data = `${path === "/" ? "/_root" : path}.data?${query}`;
      for (const [method, at] of [
        ["GET", address],
        ["HEAD", address],
        ["GET", data],
      ] as const) {
        const response = await worker.fetch(at, { as, method });
        await response.text();
        if (response.status >= 500) broken.push(`${method} ${at}: ${response.status}`);
      }
    }
  expect(broken).toEqual([]);
  expect(await rows()).toBe(before);
});
