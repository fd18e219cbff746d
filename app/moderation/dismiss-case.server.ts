import { and, eq, sql } from "drizzle-orm";
import type { Viewer } from "../accounts/permissions";
import type { Database } from "../db/client.server";
import { cases } from "../db/schema.server";
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

export type DismissCase = Grounds & { postId: number; version: number };

/** Rejects the open reports on a post, which stays as it is. */
export async function dismissCase(
  db: Database,
  actor: Viewer,
  input: DismissCase,
  now: number,
): Promise<Outcome> {
  const post = await findCasePost(db, input.postId);
  if (!post) return "not-found";
  if (!mayDecide(actor, "report:dismiss", post)) return "forbidden";

  const { postId, reason, note, version } = input;
  const act = beginAct(
    db,
    { kind: "report.dismissed", actorId: actor.id, postId, memberId: post.author.id, reason, note },
    now,
  );
  const isOpen = and(eq(cases.postId, postId), eq(cases.state, "open"));
  const [recorded] = await db.batch([
    act.record(
      and(
        stillMay(actor, "report:dismiss", now),
        withinModerationLimit(actor, now),
        postOfAnother(postId, actor.id, undefined),
        sql`exists (select 1 from ${cases} where ${isOpen})`,
        caseIsAt(postId, version),
      ),
    ),
    ...decideCase(db, act, { postId, verdict: "dismiss", actorId: actor.id, now }),
  ]);
  return recorded.length > 0 ? "done" : explainRefusal(db, act, actor, "report:dismiss", now);
}
