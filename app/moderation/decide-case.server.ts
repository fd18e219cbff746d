import { and, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Viewer } from "../accounts/permissions";
import { type Database, statement } from "../db/client.server";
import { cases, posts, reports } from "../db/schema.server";
import {
  type Act,
  stillMayModerate,
  beginAct,
  explainRefusal,
  type Grounds,
  type Outcome,
} from "./acts.server";
import { findCasePost } from "./find-case-post.server";
import { mayDecide } from "./policy";

/** `version`: of the case as it was seen, 0 where there was none yet. */
export type DecideCase = Grounds & { postId: number; version: number };

type Decision = {
  permission: "post:hide" | "post:unhide" | "report:dismiss";
  kind: "post.hidden" | "post.unhidden" | "report.dismissed";
  verdict: "hide" | "unhide" | "dismiss";
  /** What must hold besides, in the write; else it is so already. */
  when: SQL;
  /** What changes besides the case and its reports. */
  change?: (act: Act) => BatchItem<"sqlite">;
};

/** What hide, unhide and dismiss have in common: somebody else's post, the case at the version seen, its reports answered. */
export async function decideCase(
  db: Database,
  actor: Viewer,
  { postId, reason, note, version }: DecideCase,
  now: number,
  { permission, kind, verdict, when, change }: Decision,
): Promise<Outcome> {
  const post = await findCasePost(db, postId);
  if (!post) return "not-found";
  if (!mayDecide(actor, permission, post)) return "forbidden";

  const act = beginAct(db, { kind, actorId: actor.id, postId, memberId: post.author.id, reason, note }, now);
  const [recorded] = await db.batch([
    act.record(
      and(
        stillMayModerate(actor, permission, now),
        isAnothers(postId, actor),
        caseIsAt(postId, version),
        when,
      ),
    ),
    statement(
      db,
      sql`insert into ${cases} (post_id, state, verdict, version, opened_at, decided_at, decided_by_id, decided_entry_id)
        select ${postId}, 'decided', ${verdict}, 1, ${now}, ${now}, ${actor.id}, ${act.entryId} where ${act.recorded}
        on conflict (post_id) do update set state = 'decided', verdict = excluded.verdict, version = version + 1,
          decided_at = excluded.decided_at, decided_by_id = excluded.decided_by_id,
          decided_entry_id = excluded.decided_entry_id, claimed_by_id = null, claimed_until = null`,
    ),
    db
      .update(reports)
      .set({ outcome: verdict === "hide" ? "upheld" : "dismissed", decidedEntryId: act.entryId })
      .where(and(eq(reports.postId, postId), isNull(reports.outcome), act.recorded)),
    ...(change ? [change(act)] : []),
  ]);
  return recorded.length > 0 ? "done" : explainRefusal(db, act, actor, permission, now);
}

function isAnothers(postId: number, actor: Viewer): SQL {
  return sql`exists (select 1 from ${posts} where ${and(eq(posts.id, postId), ne(posts.authorId, actor.id))})`;
}

function caseIsAt(postId: number, version: number): SQL {
  return sql`coalesce((select ${cases.version} from ${cases} where ${cases.postId} = ${postId}), 0) = ${version}`;
}
