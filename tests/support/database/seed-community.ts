import { day } from "~/time/units";
import type { makersFor } from "./makers";

type Makers = Pick<ReturnType<typeof makersFor>, "makeMember" | "makePost">;

export type Community = Awaited<ReturnType<typeof seedCommunity>>;

/** How many of everything: members, posts, cases, entries, appeals and notices. */
const many = 20_000;

/** Fills a database by SQL alone, with all that makes pages dear: many of everything, few of what a filter asks for. */
export async function seedCommunity({ d1, makeMember, makePost }: Makers & { d1: D1Database }) {
  const run = (sql: string) => d1.prepare(sql).run();
  /** In parts: one statement of all rows could take longer than D1 allows. `rows` selects from numbers `n (i)`. */
  async function insertMany(into: string, rows: string) {
    for (let from = 1; from <= many; from += 2_000)
      await run(
        `with recursive n (i) as (select ${from} union all select i + 1 from n where i < ${from + 1_999})
         insert into ${into} ${rows} from n`,
      );
  }
  const maxId = async (table: string) =>
    (await d1.prepare(`select max(id) as id from ${table}`).first<{ id: number }>())!.id;

  const busy = await makeMember({ role: "moderator", name: "Busy" });
  const subject = await makeMember({ name: "Subject" });
  const { id: postId } = await makePost({ author: subject });
  await seedMembers(insertMany, await maxId("members"));
  const firstPost = (await maxId("posts")) + 1;
  const now = Date.now();
  await insertMany(
    "posts (author_id, body, created_at, form_key, hidden_entry_id, deleted_at, words)",
    `select iif(i % 2, ${subject.id}, ${busy.id}), 'Post ' || i, i, 'many ' || i, iif(i % 3, null, 1), iif(i % 7, null, 1), 'post ' || i`,
  );
  await insertMany(
    "cases (post_id, author_id, post_deleted, state, verdict, version, opened_at, reports, reasons, decided_at, decided_by_id)",
    `select ${firstPost} + i - 1, iif(i % 2, ${subject.id}, ${busy.id}), i % 7 = 0, iif(i % 2, 'open', 'decided'),
      iif(i % 2, null, 'dismiss'), 1, ${now - 30 * day} + i, 1, json_object(iif(i % 1000, 'spam', 'hate'), 1),
      iif(i % 2, null, i), iif(i % 2, null, ${busy.id})`,
  );
  await insertMany(
    "reports (post_id, reporter_id, reason, note, created_at, outcome)",
    `select ${firstPost} + i - 1, ${subject.id}, 'spam', 'note', i, iif(i % 2, null, 'dismissed')`,
  );
  const firstEntry = (await maxId("log")) + 1;
  await insertMany(
    "log (act, at, kind, moderation, actor_id, post_id, member_id, reason, details)",
    `select 'many ' || i, (i / 100 + 1) * 3600000, iif(i % 50, 'post.hidden', 'note.added'), 1, ${busy.id}, ${postId}, ${subject.id}, 'spam', '{}'`,
  );
  await insertMany(
    "log (act, at, kind, moderation, actor_id, post_id, member_id, details, reverses_id)",
    `select 'undone ' || i, (i / 100 + 2) * 3600000, 'act.undone', 1, ${busy.id}, ${postId}, ${subject.id}, '{}', ${firstEntry} + i - 1`,
  );
  await insertMany(
    "appeals (entry_id, member_id, body, created_at, state, decided_at, decided_by_id)",
    `select ${firstEntry} + i - 1, ${subject.id}, 'Why?', i, iif(i % 2, 'open', 'upheld'), iif(i % 2, null, i / 500), iif(i % 2, null, ${busy.id})`,
  );
  await insertMany(
    "notices (member_id, entry_id, kind, post_id, created_at)",
    `select ${subject.id}, ${firstEntry} + i - 1, 'post.hidden', ${firstPost} + i - 1, i`,
  );
  return {
    busy,
    subject,
    postId,
    middleMember: many / 2,
    middlePost: firstPost + many / 2,
    middleAppeal: `20.${many / 2 + 250}`,
    middleEntry: `180000000.${firstEntry + many / 4}`,
    middleCase: `${now - 30 * day + many / 2}.${firstPost + many / 2}`,
  };
}

/** A third of them are blocked, a tenth are moderators, and some have no name. */
async function seedMembers(insertMany: (into: string, rows: string) => Promise<void>, last: number) {
  await insertMany(
    "members (id, name, role, created_at, blocked_until, block_entry_id)",
    `select ${last} + i, iif(i % 11, iif(i % 100, 'Person ', 'Özlem ') || i, null), iif(i % 10, 'member', 'moderator'), i,
      iif(i % 3, null, 9e15), iif(i % 3, null, 1)`,
  );
  await insertMany(
    "identities (member_id, provider, issuer, subject, email, email_verified, claims, linked_at, last_sign_in_at)",
    `select ${last} + i, 'auth0', 'https://issuer.test/', 'many|' || i, 'person-' || i || '@plaza.example', 1, '{}', 0, i`,
  );
}

/** Every combination of some of these. */
export const choices = <T extends object>(parts: T[]): T[] =>
  parts.reduce<T[]>(
    (chosen, part) => [...chosen, ...chosen.map((each) => ({ ...each, ...part }))],
    [{} as T],
  );
