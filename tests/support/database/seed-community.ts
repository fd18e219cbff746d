import { day } from "~/time/units";
import type { makersFor } from "./makers";

type Makers = Pick<ReturnType<typeof makersFor>, "makeMember" | "makePost">;
type InsertMany = (into: string, rows: string, count?: number) => Promise<void>;

/** So that a post is as long as most are. */
const usualText =
  "and more of the words of a usual length that somebody writes about a town, its bread and its weather";

export type Community = Awaited<ReturnType<typeof seedCommunity>>;

/**
 * Fills a database by SQL alone, with all that makes pages dear: much of everything, little of what a filter asks for, and
 * statistics that mislead the planner, as nearly all is by, about or decided with the same. `many` posts of one moment for each
 * ten thousand, with as many cases, appeals and notices; twice as many members, reports and entries.
 */
export async function seedCommunity({
  d1,
  makeMember,
  makePost,
  many,
}: Makers & { d1: D1Database; many: number }) {
  const insertMany = insertInto(d1, many);
  const find = async (sql: string) => (await d1.prepare(sql).first<{ found: string }>())!.found;
  const maxId = async (table: string) => Number(await find(`select max(id) as found from ${table}`));

  const busy = await makeMember({ role: "moderator", name: "Busy" });
  const subject = await makeMember({ name: "Subject" });
  const reporter = await makeMember({ name: "Reporter" });
  const { id: postId } = await makePost({ author: subject });
  await seedMembers(d1, insertMany, { last: await maxId("members"), count: 2 * many });
  const firstPost = (await maxId("posts")) + 1;
  const people = { many, busy, subject, reporter };
  await seedPosts(insertMany, people);
  await seedCases(insertMany, { ...people, firstPost });
  const firstEntry = (await maxId("log")) + 1;
  await seedLog(insertMany, { ...people, first: firstEntry, postId });
  await seedAnswers(insertMany, { ...people, firstPost, firstEntry });
  return { busy, subject, ...(await findMiddle(find, { many, firstPost, firstEntry })) };
}

/** In parts: one statement of all rows could take longer than D1 allows. `rows` selects from numbers `n (i)`. */
function insertInto(d1: D1Database, many: number): InsertMany {
  return async (into, rows, count = many) => {
    for (let from = 1; from <= count; from += 5_000)
      await d1
        .prepare(
          `with recursive n (i) as (select ${from} union all select i + 1 from n where i < ${Math.min(count, from + 4_999)})
           insert into ${into} ${rows} from n`,
        )
        .run();
  };
}

type People = { many: number } & Record<"busy" | "subject" | "reporter", { id: number }>;

const seedPosts = (insertMany: InsertMany, { subject, busy }: People) =>
  insertMany(
    "posts (author_id, body, created_at, form_key, hidden_entry_id, deleted_at, words)",
    `select iif(i % 2, ${subject.id}, ${busy.id}), 'Post ' || i || ', ${usualText}', i / 10000, 'many ' || i, iif(i % 3, null, 1), iif(i % 7, null, 1), 'post ' || i`,
  );

/** Of each post one, with two reports. */
async function seedCases(
  insertMany: InsertMany,
  { many, subject, busy, reporter, firstPost }: People & { firstPost: number },
): Promise<void> {
  const opened = Date.now() - 30 * day;
  await insertMany(
    "cases (post_id, author_id, post_deleted, state, verdict, version, opened_at, reports, reasons, decided_at, decided_by_id, decided_entry_id)",
    `select ${firstPost} + i - 1, iif(i % 2, ${subject.id}, ${busy.id}), i % 7 = 0, iif(i % 2, 'open', 'decided'),
      iif(i % 2, null, 'block'), 1, ${opened} + i / 1000, 2, json_object(iif(i % 1050, 'spam', 'hate'), 2),
      iif(i % 2, null, i), iif(i % 2, null, ${busy.id}), iif(i % 2, null, 1)`,
  );
  await insertMany(
    "reports (post_id, reporter_id, reason, note, created_at, outcome, decided_entry_id)",
    `select ${firstPost} + (i - 1) / 2, iif(i % 2, ${subject.id}, ${reporter.id}), 'spam', 'note', i,
      iif((i + 1) / 2 % 2, null, 'closed by block'), iif((i + 1) / 2 % 2, null, 1)`,
    2 * many,
  );
}

/** What the acts led to: an appeal against each, and a notice of it. */
async function seedAnswers(
  insertMany: InsertMany,
  { many, subject, busy, firstPost, firstEntry }: People & Record<"firstPost" | "firstEntry", number>,
): Promise<void> {
  await insertMany(
    "appeals (entry_id, member_id, body, created_at, state, decided_at, decided_by_id)",
    `select ${firstEntry} + i - 1, ${subject.id}, 'Why?', i, iif(i % 2, 'open', 'upheld'), iif(i % 2, null, i / 500), iif(i % 2, null, ${busy.id})`,
  );
  await insertMany(
    "notices (member_id, entry_id, kind, post_id, created_at, read_at)",
    `select ${subject.id}, ${firstEntry} + i - 1, 'post.hidden', ${firstPost} + i - 1, i, iif(i > ${many - 100}, null, i)`,
  );
}

/** Where a page begins that is in the middle of its list. */
async function findMiddle(
  find: (sql: string) => Promise<string>,
  { many, firstPost, firstEntry }: Record<"many" | "firstPost" | "firstEntry", number>,
) {
  return {
    middleMember: many,
    middlePost: firstPost + many / 2,
    middleNotice: many / 2,
    middleReport: `${many}.${many}`,
    middleAppeal: await find(
      `select decided_at || '.' || id as found from appeals where id >= ${many / 2} and state <> 'open'`,
    ),
    middleEntry: await find(`select at || '.' || id as found from log where id = ${firstEntry + many / 2}`),
    middleDate: new Date(Date.now() - 200 * day).toISOString().slice(0, 10),
    middleCase: await find(
      `select opened_at || '.' || post_id as found from cases where post_id = ${firstPost + many / 2}`,
    ),
  };
}

/** Of two halves, the second undoes the first. They are at a thousand moments of 400 days up to now, so that each day has some. */
async function seedLog(
  insertMany: InsertMany,
  { first, many, busy, subject, postId }: People & Record<"first" | "postId", number>,
): Promise<void> {
  const now = Date.now();
  const moment = (place: string) => `${now - 400 * day} + ${place} * 1000 / ${many} * ${(400 * day) / 1_000}`;
  await insertMany(
    "log (act, at, kind, moderation, actor_id, post_id, member_id, reason, details)",
    `select 'many ' || i, ${moment("i")}, iif(i % 50, 'post.hidden', 'note.added'), 1, ${busy.id}, ${postId}, ${subject.id}, 'spam', '{}'`,
  );
  await insertMany(
    "log (act, at, kind, moderation, actor_id, post_id, member_id, details, reverses_id)",
    `select 'undone ' || i, ${moment("i")} + 1, 'act.undone', 1, ${busy.id}, ${postId}, ${subject.id}, '{}', ${first} + i - 1`,
  );
}

/** A third of them are blocked, fifty are moderators, and some have no name. */
async function seedMembers(
  d1: D1Database,
  insertMany: InsertMany,
  { last, count }: { last: number; count: number },
): Promise<void> {
  const finishSearch = await holdBackMemberSearch(d1, last);
  await insertMany(
    "members (id, name, role, created_at, blocked_until, block_entry_id)",
    `select ${last} + i, iif(i % 11, iif(i % 100, 'Person ', 'Özlem ') || i, null), iif(i % 10 or i > 500, 'member', 'moderator'), i,
      iif(i % 3, null, 9e15), iif(i % 3, null, 1)`,
    count,
  );
  await insertMany(
    "identities (member_id, provider, issuer, subject, email, email_verified, claims, linked_at, last_sign_in_at)",
    `select ${last} + i, 'auth0', 'https://issuer.test/', 'many|' || i, 'person-' || i || '@plaza.example', 1, '{}', 0, i`,
    count,
  );
  await finishSearch();
}

/**
 * Drops the triggers that write new members and their addresses into the index of search, one after the other. It is written
 * at once by what is returned, in a tenth of the time.
 */
async function holdBackMemberSearch(d1: D1Database, last: number): Promise<() => Promise<void>> {
  const { results } = await d1
    .prepare(
      "select name, sql from sqlite_master where name in ('search_of_new_members', 'search_of_new_identities')",
    )
    .all<{ name: string; sql: string }>();
  for (const { name } of results) await d1.prepare(`drop trigger "${name}"`).run();
  return async () => {
    await d1
      .prepare(
        `insert into member_search (rowid, name, email, traits)
         select id, name, email, traits from searched_members where id > ${last}`,
      )
      .run();
    for (const { sql } of results) await d1.prepare(sql).run();
  };
}

/** Every combination of some of these. */
export const choices = <T extends object>(parts: T[]): T[] =>
  parts.reduce<T[]>(
    (chosen, part) => [...chosen, ...chosen.map((each) => ({ ...each, ...part }))],
    [{} as T],
  );
