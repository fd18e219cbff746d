import { expect, test } from "vitest";
import { findSignedIn } from "~/accounts/sessions/sessions.server";
import type { Database } from "~/db/client.server";
import { findOwnAppeal } from "~/moderation/appeals/find-own-appeal.server";
import { findAppeal, listAppeals } from "~/moderation/appeals/list-appeals.server";
import { listNotices } from "~/moderation/notices/list-notices.server";
import { markNoticesRead } from "~/moderation/notices/mark-notices-read.server";
import { measureQueries } from "../../support/database/counts/measure-queries";
import { startDatabase } from "../../support/database/database";
import { makersFor } from "../../support/database/makers";

const { db, d1 } = await startDatabase();
const { makeMember, makeSession } = makersFor(db);
const now = Date.now();
const many = 100_000;

const measure = measureQueries(d1);

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
const sessionRows = 4;

test("notices and appeals read 130 rows at most with the session, first pages and deep ones, of 100,000 and after ANALYZE", async () => {
  await fill();
  const token = await makeSession(moderator, now);
  const reads: Record<string, (db: Database) => Promise<object>> = {
    "notices, first page": (db: Database) => listNotices(db, member, null, now),
    "notices, deep page": (db: Database) => listNotices(db, member, many / 2, now),
    "open appeals, first page": (db: Database) =>
      listAppeals(db, moderator, { state: "open", before: null }, now),
    "open appeals, deep page": (db: Database) =>
      listAppeals(db, moderator, { state: "open", before: { value: 0, id: many / 2 } }, now),
    "decided appeals, first page": (db: Database) =>
      listAppeals(db, moderator, { state: "decided", before: null }, now),
    "decided appeals, deep page": (db: Database) =>
      listAppeals(db, moderator, { state: "decided", before: { value: many / 2, id: many / 2 } }, now),
  };
  for (const when of ["", ", after ANALYZE"]) {
    for (const [what, read] of Object.entries(reads)) {
      const { roundTrips, rowsRead, result } = await measure(what + when, read);
      expect(roundTrips, what).toBe(1);
      expect(rowsRead, what + when).toBeLessThanOrEqual(130 - sessionRows);
      expect(Object.values(result)[0], what).toHaveLength(what.includes("appeals") ? 16 : 20);
    }
    const own = await measure(`one's own appeal${when}`, (db) =>
      findOwnAppeal(db, member, firstEntry + many, now),
    );
    expect(own.result).not.toBeNull();
    expect(own.rowsRead).toBeLessThanOrEqual(10);
    expect(
      (await measure(`one appeal${when}`, (db) => findAppeal(db, moderator, many, now))).rowsRead,
    ).toBeLessThanOrEqual(10);
    const session = await measure(`the session of a moderator${when}`, (db) => findSignedIn(db, token, now));
    expect(session.result?.badges).toEqual({ unreadNotices: 0, openAppeals: true, openCases: 0 });
    expect(session.rowsRead).toBeLessThanOrEqual(sessionRows);
    await d1.prepare("analyze").run();
  }

  const marked = await measure("mark 100 notices of 100,000 as read", (db) =>
    markNoticesRead(db, member, { through: null }, now),
  );
  expect(marked.roundTrips).toBe(1);
  expect(marked.rowsRead).toBeLessThanOrEqual(1_000);
});
