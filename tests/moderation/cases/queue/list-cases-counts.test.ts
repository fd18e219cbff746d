import { beforeAll, expect, test } from "vitest";
import { findCase } from "~/moderation/cases/find-case.server";
import { listCases, type QueueFilter } from "~/moderation/cases/queue/list-cases.server";
import { waitTimeKeys } from "~/moderation/cases/words";
import { day } from "~/time/units";
import { startDatabase } from "../../../support/database/database";
import { makersFor } from "../../../support/database/makers";
import { measureQueries } from "../../../support/database/counts/measure-queries";
import { reportKeys } from "../../../support/database/seeded-rules";

// The rows a page may read, without those of the session.
const budget = 130 - 2;
const many = 100_000;
const { db, d1 } = await startDatabase();
const { makeMember, makePost } = makersFor(db);
const now = Date.now();

const measure = measureQueries(d1);

const authors = await Promise.all(Array.from({ length: 40 }, () => makeMember()));
const colleagues = await Promise.all(Array.from({ length: 40 }, () => makeMember({ role: "moderator" })));
const moderator = await makeMember({ role: "moderator" });
const [firstAuthor, firstColleague] = [authors[0]!.id, colleagues[0]!.id];
// A rare reason, of the newest and least reported cases: all others precede them in every order.
const rare = "illegal";
const aNote = "json_object('reason', 'spam', 'text', 'A note', 'at', 0, 'by', 1)";
const twoNotes = `json_array(${aNote}, ${aNote})`;

beforeAll(async () => {
  const series = `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${many})`;
  const rareOnes = `i > ${many - 30}`;
  await d1.batch([
    d1.prepare(`${series} insert into posts (id, author_id, body, created_at, form_key)
      select i, ${firstAuthor} + i % 40, 'Post ' || i, i, 'bulk ' || i from n`),
    // Every case has an active claim by a colleague and two notes, which cost the most rows.
    d1.prepare(`${series} insert into cases (post_id, author_id, state, version, opened_at, reports, reasons, notes, claimed_by_id, claimed_until)
      select i, ${firstAuthor} + i % 40, 'open', 0, ${now - 10 * day} + i, 2 + i % 5 * (not ${rareOnes}),
        json_object('spam', 1 + i % 5 * (not ${rareOnes}), iif(${rareOnes}, '${rare}', 'hate'), 1), ${twoNotes}, ${firstColleague} + i % 40, ${now + 300_000} + i from n`),
    ...[1, 2].map((reporter) =>
      d1.prepare(`${series} insert into reports (post_id, reporter_id, reason, note, created_at)
        select i, ${firstColleague} + (i + ${reporter}) % 40, 'spam', 'A note', i from n`),
    ),
    // The moderator's own, as many as one can hold, all over the queue, with the rare reason and without.
    d1.prepare(
      `update cases set claimed_by_id = ${moderator.id} where post_id % 5300 = 7 or post_id = ${many} - 7`,
    ),
    // Many more that have expired.
    d1.prepare(
      `update cases set claimed_by_id = ${moderator.id}, claimed_until = ${now - 1} where post_id % 100 = 3`,
    ),
    d1.prepare(`${series} insert into posts (id, author_id, body, created_at, form_key)
      select ${many} + i, ${firstAuthor} + i % 40, 'Decided ' || i, i, 'decided ' || i from n where i <= 20000`),
    d1.prepare(`${series} insert into cases (post_id, author_id, state, verdict, version, opened_at, reports, reasons, notes, decided_at, decided_by_id)
      select ${many} + i, ${firstAuthor} + i % 40, 'decided', 'dismiss', 1, 0, 1, json_object(iif(i > 30, 'spam', '${rare}'), 1), ${twoNotes}, i, ${firstColleague} + i % 40 from n where i <= 20000`),
    ...[1, 2].map((reporter) =>
      d1.prepare(`${series} insert into reports (post_id, reporter_id, reason, note, created_at, outcome)
        select ${many} + i, ${firstColleague} + (i + ${reporter}) % 40, 'spam', 'A note', i, 'dismissed' from n where i <= 20000`),
    ),
  ]);
});

const combinations = (["open", "decided"] as const).flatMap((state) =>
  (["oldest", "most-reported"] as const).flatMap((sort) =>
    [null, "spam" as const, rare, "violence" as const].flatMap((reason) =>
      [null, ...waitTimeKeys].flatMap((waiting) =>
        [false, true].map((claimed): QueueFilter => ({
          state,
          sort,
          reason,
          waiting,
          claimed,
          before: null,
        })),
      ),
    ),
  ),
);

test.each(["fresh", "after ANALYZE"])(
  "a page of the queue is one round trip that reads few rows over 100,000 open cases and 200,000 reports, however it is filtered: %s",
  async (when) => {
    if (when !== "fresh") await d1.prepare("analyze").run();
    const most = { first: 0, next: 0, deep: 0 };
    for (const filter of combinations) {
      // The page offers no such filter for decided cases.
      if (filter.state === "decided" && (filter.waiting || filter.claimed)) continue;
      const { state, sort, reason, waiting, claimed } = filter;
      const what = [when, state, sort, reason ?? "any", waiting ?? "-", claimed ? "mine" : "-"].join(", ");
      const first = await measure(what, (db) => listCases(db, moderator, filter, now));
      expect(first.roundTrips, what).toBe(1);
      most.first = Math.max(most.first, first.rowsRead);
      const found = reason === "violence" ? 0 : claimed && reason === rare ? 1 : 20;
      expect(first.result.rows, what).toHaveLength(found);
      if (!first.result.before) continue;

      const [value = 0, postId = 0] = first.result.before.split(".").map(Number);
      const next = await measure(`${what}, next`, (db) =>
        listCases(db, moderator, { ...filter, before: { value, id: postId }, since: 0 }, now),
      );
      most.next = Math.max(most.next, next.rowsRead);
      expect(next.result.rows.length, what).toBeGreaterThan(0);
      // Among thousands with the same number of reports.
      const deep = await measure(`${what}, deep`, (db) =>
        listCases(db, moderator, { ...filter, before: { value, id: postId / 2 } }, now),
      );
      most.deep = Math.max(most.deep, deep.rowsRead);
      const seen = new Set(first.result.rows.map(({ post }) => post.id));
      expect(next.result.rows.filter(({ post }) => seen.has(post.id))).toEqual([]);
    }
    expect(most).toEqual({ first: 108, next: 109, deep: 109 });
  },
);

test("a case is one round trip and as many rows as it shows, with 10,000 reports on it and 10,000 entries about it and its author", async () => {
  const { id: postId, author } = await makePost();
  const onOne = 10_000;
  const series = `with recursive n (i) as (select 1 union all select i + 1 from n where i < ${onOne})`;
  await d1.batch([
    d1.prepare(
      `${series} insert into members (name, role, created_at) select 'Reporter ' || i, 'member', 0 from n`,
    ),
    d1.prepare(`insert into reports (post_id, reporter_id, reason, note, created_at)
      select ${postId}, id, 'spam', 'A note', id from members where name like 'Reporter %'`),
    d1.prepare(`insert into cases (post_id, author_id, state, opened_at, reports, reasons, notes, claimed_by_id, claimed_until)
      values (${postId}, ${author.id}, 'open', 0, ${onOne}, '{"spam":${onOne}}', ${twoNotes}, ${firstColleague}, ${now + 1})`),
    // Each was undone, and its undo is read with it, which costs the most rows.
    d1.prepare(`${series} insert into log (id, act, at, kind, moderation, actor_id, post_id, member_id, details)
      select 1000000 + i, 'hide ' || i, i, 'post.hidden', 1, ${firstColleague} + i % 40, case when i % 2 then ${postId} end, ${author.id}, '{}' from n`),
    d1.prepare(`${series} insert into log (act, at, kind, moderation, actor_id, post_id, member_id, details, reverses_id)
      select 'undo ' || i, i, 'act.undone', 1, ${firstColleague} + i % 40, case when i % 2 then ${postId} end, ${author.id}, '{}', 1000000 + i from n`),
  ]);
  for (const when of ["a case", "a case, after ANALYZE"]) {
    const { roundTrips, rowsRead, result } = await measure(when, (db) =>
      findCase(db, moderator, postId, now),
    );
    expect(roundTrips).toBe(1);
    expect(rowsRead, when).toBe(113);
    expect(result).toMatchObject({ moreReports: true, moreEntries: true });
    await d1.prepare("analyze").run();
  }
});

test("all reasons have their indexes", async () => {
  for (const reason of reportKeys)
    for (const filter of [{ state: "open" as const }, { state: "decided" as const }])
      for (const sort of ["oldest", "most-reported"] as const) {
        const query: QueueFilter = { ...filter, sort, reason, waiting: null, claimed: false, before: null };
        const { rowsRead } = await measure("", (db) => listCases(db, moderator, query, now));
        expect(rowsRead, reason).toBeLessThanOrEqual(budget);
      }
});
