import { eq, type SQL, sql } from "drizzle-orm";
import type { Viewer } from "~/accounts/permissions";
import { type Database, statement } from "~/db/client.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import { type ActResult, performAct } from "~/log/perform-act.server";
import { withinLimits } from "~/log/rate-limit.server";
import { day, minute } from "~/time/units";
import { toSearchedWords } from "./search/take-words.server";

/** `body` has passed the text rules; `key` is the form's random key. */
export type CreatePost = { body: string; key: string };

/** `other-text`: the form has sent another text before. `same-text`: the author has posted this one just now, as `postId`. */
export type CreatePostResult =
  ActResult<"other-text"> | { outcome: "conflict"; why: "same-text"; postId: number };

/** For how long (ms) the same text is not posted twice by the same author. */
const sameTextWindow = 10 * minute;

// Deleted posts count, too, so that deleting one does not allow another.
const limits = [
  { count: 5, ms: minute },
  { count: 100, ms: day },
];

/** Publishes a post. A form sent again makes no second post, and neither does another form with the same text. */
export async function createPost(
  db: Database,
  actor: Viewer,
  { body, key }: CreatePost,
  now: number,
): Promise<CreatePostResult> {
  const result = await insertPost(db, actor, { body, key }, now);
  if (result.outcome === "conflict") {
    const [same] = await db.all<{ id: number }>(selectSameText(actor, body, now));
    return same
      ? { outcome: "conflict", why: "same-text", postId: same.id }
      : { outcome: "conflict", why: "other-text" };
  }
  if (result.outcome !== "done" || !result.repeated) return result;
  const [post] = await db
    .select({ body: posts.body })
    .from(posts)
    .where(eq(posts.id, result.postId ?? 0));
  return post?.body === body ? result : { outcome: "conflict", why: "other-text" };
}

function insertPost(db: Database, actor: Viewer, { body, key }: CreatePost, now: number): Promise<ActResult> {
  const act = `post:${actor.id}:${key}`;
  return performAct(
    db,
    actor,
    {
      key: act,
      permission: "post:create",
      entry: {
        kind: "post.created",
        actorId: actor.id,
        // Not left to SQLite, because the entry is inserted before the post.
        postId: sql`(select coalesce(max(id), 0) + 1 from ${posts})`,
        memberId: actor.id,
      },
      guards: [
        { holds: sql`not exists (${selectSameText(actor, body, now)})`, otherwise: { outcome: "conflict" } },
        withinLimits({ from: posts, where: eq(posts.authorId, actor.id), at: posts.createdAt }, limits, now),
      ],
      changes: () => [
        statement(
          db,
          sql`insert into ${posts} (id, author_id, body, created_at, form_key, words)
            select post_id, ${actor.id}, ${body}, ${now}, ${key}, ${toSearchedWords(body)} from ${log} where ${log.act} = ${act}
            and not exists (select 1 from ${posts} where author_id = ${actor.id} and form_key = ${key})`,
        ),
      ],
    },
    now,
  );
}

/** The author's post with this text, if it is recent and they have not deleted it. */
function selectSameText(actor: Viewer, body: string, now: number): SQL {
  return sql`select ${posts.id} from ${posts} where ${posts.authorId} = ${actor.id}
    and ${posts.createdAt} > ${now - sameTextWindow} and ${posts.body} = ${body} and ${posts.deletedAt} is null
    order by ${posts.createdAt} desc limit 1`;
}
