import { and, eq, isNotNull } from "drizzle-orm";
import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { posts } from "../db/schema.server";
import {
  beginAct,
  explainRefusal,
  type Grounds,
  type Outcome,
  stillMay,
  withinModerationLimit,
} from "./acts.server";
import { caseIsAt, decideCase, postOfAnother } from "./decide-case.server";
import { findCasePost } from "./find-case-post.server";
import { mayDecide } from "./policy";

export type UnhidePost = Grounds & { postId: number; version: number };

/** Takes back that a moderator hid a post; its case stays decided. Deletion and a block of the author still hold. */
export async function unhidePost(
  db: Database,
  actor: Viewer,
  input: UnhidePost,
  now: number,
): Promise<Outcome> {
  const post = await findCasePost(db, input.postId);
  if (!post) return "not-found";
  if (!mayDecide(actor, "post:unhide", post)) return "forbidden";

  const { postId, reason, note, version } = input;
  const act = beginAct(
    db,
    { kind: "post.unhidden", actorId: actor.id, postId, memberId: post.author.id, reason, note },
    now,
  );
  const [recorded] = await db.batch([
    act.record(
      and(
        stillMay(actor, "post:unhide", now),
        withinModerationLimit(actor, now),
        postOfAnother(postId, actor.id, isNotNull(posts.hiddenEntryId)),
        caseIsAt(postId, version),
      ),
    ),
    db
      .update(posts)
      .set({ hiddenEntryId: null })
      .where(and(eq(posts.id, postId), act.recorded)),
    ...decideCase(db, act, { postId, verdict: "unhide", actorId: actor.id, now }),
  ]);
  return recorded.length > 0 ? "done" : explainRefusal(db, act, actor, "post:unhide", now);
}
