import { beforeAll, describe, expect, test } from "vitest";
import type { Database } from "~/db/client.server";
import type { Cursor } from "~/db/keyset";
import { findLogView, listLog, logPageLength } from "~/log/list-log.server";
import { type LogFilter, noFilter } from "~/log/log-filter";
import { listModerationPosts } from "~/moderation/cases/queue/list-moderation-posts.server";
import { findMemberPage } from "~/moderation/members/find-member-page.server";
import { postStates } from "~/moderation/members/member-page-view";
import { startDatabase } from "../support/database/database";
import { makersFor } from "../support/database/makers";
import { measureQueries } from "../support/database/counts/measure-queries";

// The pages of the log, of a member and of posts, over 100,000 of everything. The session costs two rows more.
const budget = 128;

const { db, d1 } = await startDatabase();
const { makeMember, makePost } = makersFor(db);
const [reader, busy, rare] = [
  await makeMember({ role: "moderator" }),
  await makeMember({ role: "moderator" }),
  await makeMember({ role: "moderator" }),
];
const [subject, other] = [await makeMember({ name: "Person of Pages" }), await makeMember()];
const { id: postId } = await makePost({ author: subject });
const run = (sql: string, ...values: unknown[]) =>
  d1
    .prepare(sql)
    .bind(...values)
    .run();

/** In parts: one statement of 100,000 rows takes longer than D1 allows. `rows` selects from numbers `n (i)`. */
async function insertMany(into: string, rows: string, many = 100_000) {
  for (let from = 1; from <= many; from += 2_000)
    await run(
      `with recursive n (i) as (select ${from} union all select i + 1 from n where i < ${Math.min(many, from + 1_999)})
       insert into ${into} ${rows} from n`,
    );
}

// A thousand entries at each instant, each with all that costs rows: names, and its undo. One in 20,000 is by
// somebody else.
const { id: start } = (await d1.prepare("select max(id) as id from log").first<{ id: number }>())!;
await insertMany(
  "log (act, at, kind, moderation, actor_id, post_id, member_id, reason, details)",
  `select 'many ' || i, (i / 1000 + 1) * 3600000, iif(i % 50, 'post.hidden', 'note.added'), 1,
    iif(i % 20000, ${busy.id}, ${rare.id}), ${postId}, ${subject.id}, 'spam', '{}'`,
);
await insertMany(
  "log (act, at, kind, moderation, actor_id, post_id, member_id, details, reverses_id)",
  `select 'undone ' || i, (i / 1000 + 2) * 3600000, 'act.undone', 1,
    iif(i % 20000, ${busy.id}, ${rare.id}), ${postId}, ${subject.id}, '{}', ${start} + i`,
);
// Blocks, each undone by the blocked member, who is thus also an actor.
await insertMany(
  "log (act, at, kind, moderation, actor_id, member_id, reason, details)",
  `select 'blocked ' || i, i, 'user.blocked', 1, ${busy.id}, ${subject.id}, 'spam', '{}'`,
  2_000,
);
await insertMany(
  "log (act, at, kind, moderation, actor_id, member_id, details, reverses_id)",
  `select 'unblocked ' || i, i, 'act.undone', 1, ${subject.id}, ${busy.id}, '{}', ${start} + 200000 + i`,
  2_000,
);
await run(`update members set reports_ignored_entry_id = ${start} + 1 where id = ${subject.id}`);

// Half of the posts are hidden. The newest ten thousand are all deleted.
await insertMany(
  "posts (author_id, body, created_at, form_key, hidden_entry_id, deleted_at)",
  `select ${subject.id}, 'Post ' || i, i, 'many ' || i, iif(i % 2, 1, null), iif(i > 90000, 1, null)`,
);
const { id: firstPost } = (await d1.prepare("select max(id) + 1 as id from posts").first<{ id: number }>())!;
await insertMany(
  "posts (author_id, body, created_at, form_key)",
  `select ${other.id}, 'Post ' || i, i, 'many ' || i`,
  20_000,
);
// Open cases of thousands of posts that are deleted, and of those that are not.
await run(
  `insert into cases (post_id, author_id, post_deleted, state, verdict, opened_at, decided_at, decided_by_id)
   select id, author_id, deleted_at is not null, iif(hidden_entry_id is null, 'open', 'decided'),
     iif(hidden_entry_id is null, null, 'hide'), id % 997, iif(hidden_entry_id is null, null, id),
     iif(hidden_entry_id is null, null, ${busy.id})
   from posts where author_id = ${subject.id} and id % 3 <> 1`,
);
await insertMany(
  "reports (post_id, reporter_id, reason, note, created_at, outcome)",
  `select ${firstPost} + i % 20000, ${subject.id}, 'spam', 'note', i / 100, iif(i % 3, 'upheld', 'dismissed')`,
);
await insertMany(
  "sessions (token_hash, member_id, created_at, last_seen_at)",
  `select 'hash ' || i, ${subject.id}, i, i`,
);

const measure = measureQueries(d1);
async function expectWithinBudget<T>(name: string, read: (db: Database) => Promise<T>): Promise<T> {
  const { result, roundTrips, rowsRead } = await measure(name, read);
  expect(roundTrips, name).toBe(1);
  expect(rowsRead, name).toBeLessThanOrEqual(budget);
  return result;
}

/** Every combination of some of these. */
const choices = <T extends object>(parts: T[]): T[] =>
  parts.reduce<T[]>(
    (chosen, part) => [...chosen, ...chosen.map((each) => ({ ...each, ...part }))],
    [{} as T],
  );

const filters = choices<Partial<LogFilter>>([
  { name: `#${subject.id}` },
  { actor: busy.id },
  { kind: "post.hidden" },
  { person: subject.id },
  { post: postId },
  { since: "1970-01-02" },
  { until: "1970-01-04" },
]);
// Names that one member has, with many entries, and that several have.
const byName = [{ name: "Person of Pages" }, { name: "Person" }, { name: "nobody at all" }].flatMap((name) =>
  choices<Partial<LogFilter>>([{ kind: "post.hidden" }, { actor: busy.id }, { until: "1970-01-04" }]).map(
    (filter) => ({ ...filter, ...name }),
  ),
);
const sparse = choices<Partial<LogFilter>>([
  { kind: "act.undone" },
  { person: subject.id },
  { post: postId },
]).map((filter) => ({ ...filter, actor: rare.id }));

describe.each(["", ", after ANALYZE"])("pages%s", (when) => {
  beforeAll(async () => {
    if (when) await run("analyze");
  });
  test(`a page of the log reads ${budget} rows at most, by every filter, first and deep`, async () => {
    // In the middle of the entries of one instant.
    const deep = await d1
      .prepare(
        "select at as value, id from log where kind = 'post.hidden' and at = 180000000 order by id limit 1 offset 400",
      )
      .first<Cursor>();
    for (const filter of [...filters, ...sparse]) {
      const what = JSON.stringify(filter) + when;
      const all = { ...noFilter, ...filter };
      const first = await expectWithinBudget(`the log by ${what}`, (db) => listLog(db, reader, all, null));
      await expectWithinBudget(`the log by ${what}, deep`, (db) => listLog(db, reader, all, deep));
      // Where an index covers all filters, every page is full. Others may be short, but have a next page.
      const { name, actor, kind, person: whom, post } = all;
      const isSifted =
        post !== null
          ? (actor ?? kind ?? whom ?? name)
          : (actor !== null && whom !== null) || (name !== null && (actor ?? whom) !== null);
      if (!isSifted)
        expect(first.entries, what).toHaveLength(actor !== rare.id ? logPageLength : kind ? 5 : 10);
      else expect(first.before, what).not.toBeNull();
    }
    for (const filter of byName)
      for (const before of [null, deep]) {
        const what = `the log by ${JSON.stringify(filter)}, before ${before?.id}${when}`;
        await expectWithinBudget(what, (db) => listLog(db, reader, { ...noFilter, ...filter }, before));
      }
    await expectWithinBudget(`one entry${when}`, (db) => findLogView(db, reader, deep!.id));
    // The notes about a reader are not shown to them. All two thousand are read: a page that stopped short would tell.
    const own = { ...noFilter, kind: "note.added" as const };
    const { result, rowsRead } = await measure(`the log for whom it is about${when}`, (db) =>
      listLog(db, subject, own, null),
    );
    expect(rowsRead).toBeLessThanOrEqual(budget + 2_000);
    expect(result).toMatchObject({ entries: [], before: null, short: false });
  });

  test(`a member's page reads ${budget} rows at most, whatever they and others did`, async () => {
    for (const state of postStates)
      for (const before of [null, 40_000])
        for (const viewer of [reader, subject]) {
          const what = `a member, ${state} posts, before ${before}, for ${viewer === subject ? "themselves" : "others"}${when}`;
          const found = await expectWithinBudget(what, (db) =>
            findMemberPage(db, viewer, subject.id, { state, before }),
          );
          if (viewer === subject) continue;
          expect(found?.standing.posts).toBe(90_001);
          expect(found?.reportOutcomes).toEqual({ upheld: 66_667, dismissed: 33_333 });
          expect(found?.cases).toHaveLength(5);
          expect(found?.reports).toHaveLength(5);
          expect(found?.notes).toHaveLength(5);
          expect(found?.blocks).toHaveLength(3);
          // The newest hidden ones are all deleted: they are read, and the page is short.
          if (state === "hidden" && before === null)
            expect(found?.posts).toMatchObject({ posts: [], short: true });
          else expect(found?.posts.posts).toHaveLength(state === "deleted" && before !== null ? 0 : 10);
        }
    await expectWithinBudget(`a moderator's page${when}`, (db) =>
      findMemberPage(db, reader, busy.id, { state: "all", before: null }),
    );
  });

  test(`a page of the posts reads ${budget} rows at most, after ten thousand deletions`, async () => {
    for (const state of ["hidden", "all"] as const)
      for (const author of [null, subject.id, other.id])
        for (const before of [null, 60_000]) {
          const what = `${state} posts, by ${author}, before ${before}${when}`;
          const page = await expectWithinBudget(what, (db) =>
            listModerationPosts(db, reader, { state, author, before }),
          );
          if (state === "all") expect(page.posts, what).toHaveLength(author === other.id && before ? 0 : 20);
        }
  });
});
