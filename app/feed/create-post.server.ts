import { and, eq, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { stillMay } from "~/accounts/still-may.server";
import { type Database, statement } from "~/db/client.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";

/** `body` has passed the text rules; `key` is the form's own. */
export type CreatePost = { body: string; key: string };

/** `used`: this form has already sent another text. `retryAfter` in seconds. */
export type CreateOutcome =
  | { outcome: "done"; postId: number }
  | { outcome: "forbidden" | "used" }
  | { outcome: "too-fast"; retryAfter: number };

// Deleted posts count: deleting must not buy another.
const limits = [
  { posts: 5, ms: 60_000 },
  { posts: 100, ms: 86_400_000 },
];

/** Publishes a post and records it. The same form sent again is the same post. */
export async function createPost(
  db: Database,
  actor: Viewer,
  { body, key }: CreatePost,
  now: number,
): Promise<CreateOutcome> {
  const act = `post:${actor.id}:${key}`;
  const slowEnough = limits.map(
    (limit) =>
      sql`(select count(*) from (select 1 from ${posts} where ${posts.authorId} = ${actor.id}
        and ${posts.createdAt} > ${now - limit.ms} limit ${limit.posts})) < ${limit.posts}`,
  );
  const isThis = and(eq(posts.authorId, actor.id), eq(posts.formKey, key));
  const [, , [post]] = await db.batch([
    statement(
      db,
      sql`insert into ${posts} (author_id, body, created_at, form_key)
      select ${actor.id}, ${body}, ${now}, ${key}
      where ${and(stillMay(actor, "post:create", now), ...slowEnough)} on conflict do nothing`,
    ),
    statement(
      db,
      sql`insert into ${log} (act, at, kind, moderation, actor_id, post_id, member_id, details)
      select ${act}, ${now}, 'post.created', 0, ${actor.id}, ${posts.id}, ${actor.id}, '{}' from ${posts}
      where ${isThis} and not exists (select 1 from ${log} where ${log.act} = ${act})`,
    ),
    db.select({ id: posts.id, body: posts.body }).from(posts).where(isThis),
  ]);
  if (post) return post.body === body ? { outcome: "done", postId: post.id } : { outcome: "used" };
  return explain(db, actor, now);
}

async function explain(db: Database, actor: Viewer, now: number): Promise<CreateOutcome> {
  const [row] = await db.all<{ able: number }>(sql`select ${stillMay(actor, "post:create", now)} as able`);
  if (!row?.able) return { outcome: "forbidden" };
  const waits = await Promise.all(
    limits.map(async (limit) => {
      const [oldest] = await db
        .select({ createdAt: posts.createdAt })
        .from(posts)
        .where(eq(posts.authorId, actor.id))
        .orderBy(sql`${posts.createdAt} desc`)
        .limit(1)
        .offset(limit.posts - 1);
      return oldest ? oldest.createdAt + limit.ms - now : 0;
    }),
  );
  return { outcome: "too-fast", retryAfter: Math.max(1, Math.ceil(Math.max(...waits) / 1000)) };
}
