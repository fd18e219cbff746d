import { and, eq, lt, type SQL, sql } from "drizzle-orm";
import type { MemberName } from "~/accounts/names/member-name";
import { type MemberRow, toNamed } from "~/accounts/names/name-columns.server";
import { type Database, statement } from "~/db/client.server";
import { pageLength, takePage } from "~/db/keyset";
import { members } from "~/db/tables/accounts.server";
import { posts } from "~/db/tables/posts.server";
import { syndication } from "~/db/tables/syndication.server";
import { findLinks, type TextPart } from "~/text/links.server";
import { visible } from "../read-posts.server";

/** A post as a feed has it. Times in ms. */
export type FeedEntry = { id: number; author: MemberName; createdAt: number; text: TextPart[] };

/** Of everybody's posts, or of a member's, newest first. `before`: the cursor of the next page, an id; null on the last. */
export type FeedPage = {
  seed: string;
  /** When any feed last changed: this one not since. Whole seconds in ms, of which each has one change at most. */
  changedAt: number;
  /** Whose it is, and since when they are here; null of everybody's. */
  member: (MemberName & { joinedAt: number }) | null;
  entries: FeedEntry[];
  before: number | null;
};

/** The public feed: one statement, and 43 rows at most. */
export async function readFeed(db: Database, before: number | null): Promise<FeedPage> {
  const author = sql`${members.id} as authorId, ${members.name} as authorName, ${members.erasedAt} as authorErasedAt`;
  const rows = await statement<Row>(
    db,
    sql`select ${syndication.seed} as seed, ${syndication.changedAt} as changedAt, null as joinedAt,
        null as authorId, null as authorName, null as authorErasedAt, null as postId, null as body, null as createdAt
        from ${syndication}
      union all
      select * from (select null, null, null, ${author}, ${posts.id}, ${posts.body}, ${posts.createdAt}
        from ${posts} indexed by posts_visible inner join ${members} on ${members.id} = ${posts.authorId}
        where ${and(visible, isBefore(before))} order by ${posts.id} desc limit ${pageLength + 1})`,
  );
  const [first, ...found] = rows;
  if (!first) throw new Error("the row of the table syndication is missing");
  return toPage(
    first,
    null,
    found.map((row) => ({ ...row, author: toNamed(row, "author") })),
  );
}

/** A member's feed: one statement, and 23 rows at most; null where there is no such member. */
export async function readFeedOf(
  db: Database,
  memberId: number,
  before: number | null,
): Promise<FeedPage | null> {
  const [first, ...found] = await statement<Row>(
    db,
    sql`select ${syndication.seed} as seed, ${syndication.changedAt} as changedAt, ${members.createdAt} as joinedAt,
        ${members.id} as authorId, ${members.name} as authorName, ${members.erasedAt} as authorErasedAt,
        null as postId, null as body, null as createdAt
        from ${members} inner join ${syndication} where ${members.id} = ${memberId}
      union all
      select * from (select null, null, null, null, null, null, ${posts.id}, ${posts.body}, ${posts.createdAt}
        from ${posts} indexed by posts_visible_by_author
        where ${and(eq(posts.authorId, memberId), visible, isBefore(before))}
        order by ${posts.id} desc limit ${pageLength + 1})`,
  );
  const author = first ? toNamed(first, "author") : null;
  if (!first || !author) return null;
  return toPage(
    first,
    { ...author, joinedAt: first.joinedAt ?? 0 },
    found.map((row) => ({ ...row, author })),
  );
}

function isBefore(id: number | null): SQL | undefined {
  return id === null ? undefined : lt(posts.id, id);
}

/** The first row is about the feed, and the others are its posts: joined to one another, they would be sorted. */
type Row = MemberRow<"author", number | null> & {
  seed: string | null;
  changedAt: number | null;
  joinedAt: number | null;
  postId: number | null;
  body: string | null;
  createdAt: number | null;
};

function toPage(
  { seed, changedAt }: Row,
  member: FeedPage["member"],
  found: (Row & { author: MemberName | null })[],
): FeedPage {
  const { rows, last } = takePage(found);
  return {
    seed: seed ?? "",
    changedAt: changedAt ?? 0,
    member,
    entries: rows.flatMap(({ postId, body, createdAt, author }) =>
      postId === null || body === null || createdAt === null || !author
        ? []
        : [{ id: postId, author, createdAt, text: findLinks(body) }],
    ),
    before: last?.postId ?? null,
  };
}
