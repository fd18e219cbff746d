import { afterAll, expect, test } from "vitest";
import { findSignedIn } from "~/accounts/sessions.server";
import { openDatabase } from "~/db/client.server";
import { findOwnAppeal } from "~/moderation/appeals/find-own-appeal.server";
import { findAppeal, listAppeals } from "~/moderation/appeals/list-appeals.server";
import { listNotices, markNoticesRead } from "~/moderation/notices/list-notices.server";
import { countTrips } from "../../support/database/count-trips";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, makeSession } = makersFor(db);
const now = Date.now();
const many = 100_000;

const figures: Record<string, { statements: number; trips: number; read: number; written: number }> = {};
async function count<T>(what: string, act: (counted: ReturnType<typeof openDatabase>) => Promise<T>) {
  const { counted, tally } = countTrips(d1);
  const result = await act(openDatabase(counted));
  figures[what] = tally;
  return { ...tally, result };
}
afterAll(() => console.table(figures));

const [member, author, appellant] = [await makeMember(), await makeMember(), await makeMember()];
const [moderator, decider] = [await makeMember({ role: "moderator" }), await makeMember({ role: "admin" })];

const [firstPost, firstEntry, portion] = [1_000_000, 2_000_000, 10_000];

/** Hidden posts, each with its entry, the notice of that to one member, and an appeal; every second appeal is decided. */
async function fill() {
  for (let from = 0; from < many; from += portion) {
    const n = `with recursive n (i) as (select ${from + 1} union all select i + 1 from n where i < ${from + portion})`;
    await d1.batch([
      d1.prepare(`${n} insert into log (id, act, at, kind, moderation, actor_id, post_id, member_id, reason, note, details)
        select ${firstEntry} + i, 'bulk ' || i, i, 'post.hidden', 1, ${moderator.id}, ${firstPost} + i, ${member.id}, 'spam', 'why', '{"before":null}' from n`),
      d1.prepare(`${n} insert into posts (id, author_id, body, created_at, form_key, hidden_entry_id)
        select ${firstPost} + i, ${author.id}, 'Post ' || i, i, 'bulk ' || i, ${firstEntry} + i from n`),
      d1.prepare(`${n} insert into notices (member_id, entry_id, kind, created_at, read_at)
        select ${member.id}, ${firstEntry} + i, 'post.hidden', i, case when i % 1000 <> 0 then 1 end from n`),
      d1.prepare(`${n} insert into appeals (entry_id, member_id, body, created_at, state, decided_at, decided_by_id, reply)
        select ${firstEntry} + i, ${appellant.id}, 'Appeal ' || i, i, case when i % 2 then 'open' else 'upheld' end,
          case when i % 2 then null else i end, case when i % 2 then null else ${decider.id} end, '' from n`),
    ]);
  }
}

// What the session adds on every page.
const sessionRows = 3;

test("notices and appeals read 130 rows at most with the session, first pages and deep ones, of 100,000 and after ANALYZE", async () => {
  await fill();
  const token = await makeSession(moderator, now);
  const reads: Record<string, (counted: typeof db) => Promise<object>> = {
    "notices, first page": (counted: typeof db) => listNotices(counted, member, null, now),
    "notices, deep page": (counted: typeof db) => listNotices(counted, member, many / 2, now),
    "open appeals, first page": (counted: typeof db) => listAppeals(counted, { state: "open", before: null }),
    "open appeals, deep page": (counted: typeof db) =>
      listAppeals(counted, { state: "open", before: { value: 0, id: many / 2 } }),
    "decided appeals, first page": (counted: typeof db) =>
      listAppeals(counted, { state: "decided", before: null }),
    "decided appeals, deep page": (counted: typeof db) =>
      listAppeals(counted, { state: "decided", before: { value: many / 2, id: many / 2 } }),
  };
  for (const when of ["", ", after ANALYZE"]) {
    for (const [what, read] of Object.entries(reads)) {
      const { trips, read: rows, result } = await count(what + when, read);
      expect(trips, what).toBe(1);
      expect(rows, what + when).toBeLessThanOrEqual(130 - sessionRows);
      expect(Object.values(result)[0], what).toHaveLength(20);
    }
    const own = await count(`one's own appeal${when}`, (counted) =>
      findOwnAppeal(counted, member, firstEntry + many, now),
    );
    expect(own.result).not.toBeNull();
    expect(own.read).toBeLessThanOrEqual(10);
    expect(
      (await count(`one appeal${when}`, (counted) => findAppeal(counted, many))).read,
    ).toBeLessThanOrEqual(10);
    const session = await count(`the session of a moderator${when}`, (counted) =>
      findSignedIn(counted, token, now),
    );
    expect(session.result?.badges).toEqual({ unreadNotices: 0, openAppeals: true });
    expect(session.read).toBeLessThanOrEqual(sessionRows);
    await d1.prepare("analyze").run();
  }

  const marked = await count("mark 100 notices of 100,000 as read", (counted) =>
    markNoticesRead(counted, member, { through: null }, now),
  );
  expect(marked.trips).toBe(1);
  expect(marked.read).toBeLessThanOrEqual(1_000);
});
