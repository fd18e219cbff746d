import { and, eq, isNull } from "drizzle-orm";
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

export type HidePost = Grounds & { postId: number; version: number };

/** Takes a post out of sight and decides its case, opening one if nobody reported it. */
export async function hidePost(db: Database, actor: Viewer, input: HidePost, now: number): Promise<Outcome> {
  const post = await findCasePost(db, input.postId);
  if (!post) return "not-found";
  if (!mayDecide(actor, "post:hide", post)) return "forbidden";

  const { postId, reason, note, version } = input;
  const act = beginAct(
    db,
    { kind: "post.hidden", actorId: actor.id, postId, memberId: post.author.id, reason, note },
    now,
  );
  const [recorded] = await db.batch([
    act.record(
      and(
        stillMay(actor, "post:hide", now),
        withinModerationLimit(actor, now),
        postOfAnother(postId, actor.id, isNull(posts.hiddenEntryId)),
        caseIsAt(postId, version),
      ),
    ),
    db
      .update(posts)
      .set({ hiddenEntryId: act.entryId })
      .where(and(eq(posts.id, postId), act.recorded)),
    ...decideCase(db, act, { postId, verdict: "hide", actorId: actor.id, now }),
  ]);
  return recorded.length > 0 ? "done" : explainRefusal(db, act, actor, "post:hide", now);
}
