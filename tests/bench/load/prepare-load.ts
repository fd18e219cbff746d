import type { Database } from "~/db/client.server";
import type { openApp } from "../../support/app/open-app";
import type { makersFor } from "../../support/database/makers";
import { createRandom } from "../seeds/random";

/** The app under load, and its database past the app. */
export type Town = {
  d1: D1Database;
  db: Database;
  makers: Pick<ReturnType<typeof makersFor>, "makeMember" | "makePost" | "makeReport">;
} & Pick<ReturnType<typeof openApp>, "fetch" | "cookieOf">;

/** How many of each: so many that nobody comes near a limit of what one may do. */
export type Scale = { members: number; moderators: number; cases: number };

const visible = "deleted_at is null and hidden_entry_id is null and block_entry_id is null";

/** Who takes part, with a session each, and what they find. */
export async function prepareLoad({ d1, makers, cookieOf }: Town, { members, moderators, cases }: Scale) {
  const ids = async (query: string) =>
    (await d1.prepare(query).all<{ id: number }>()).results.map(({ id }) => id);
  const people = await many(members, () => makers.makeMember());
  const staff = await many(moderators, () => makers.makeMember({ role: "moderator" }));
  for (const person of [...people, ...staff]) await cookieOf(person);
  await many(cases, async () => {
    const post = await makers.makePost();
    await makers.makeReport(post);
  });
  const authors = await d1
    .prepare(
      "select posts.id, author_id as author from posts join members on members.id = author_id where role = 'member'",
    )
    .all<{ id: number; author: number }>();
  const posts = await ids(`select id from posts where ${visible} order by id desc limit 5000`);
  return {
    random: createRandom(posts.length),
    cookieOf,
    people,
    staff,
    posts,
    authors: new Map(authors.results.map(({ id, author }) => [id, author])),
    toReport: await ids(
      `select id from posts where ${visible} and not exists (select 1 from cases where post_id = posts.id) order by id desc limit 5000`,
    ),
  };
}

export type Load = Awaited<ReturnType<typeof prepareLoad>>;

/** One after the other, as one database takes them. */
async function many<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(await make());
  return made;
}
