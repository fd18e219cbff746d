import { and, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { type Database, statement } from "../db/client.server";
import { cases, posts, reports, type verdicts } from "../db/schema.server";
import type { Act } from "./acts.server";

type Decision = { postId: number; verdict: (typeof verdicts)[number]; actorId: number; now: number };

const outcomes = { hide: "upheld", dismiss: "dismissed" } as const;

/** The statements that decide the case of a post, opening it first where there is none, and answer its open reports. */
export function decideCase(db: Database, act: Act, { postId, verdict, actorId, now }: Decision) {
  return [
    statement(
      db,
      sql`
      insert into ${cases} (post_id, state, verdict, version, opened_at, decided_at, decided_by_id, decided_entry_id)
      select ${postId}, 'decided', ${verdict}, 1, ${now}, ${now}, ${actorId}, ${act.entryId} where ${act.recorded}
      on conflict (post_id) do update set state = 'decided', verdict = excluded.verdict, version = version + 1,
        decided_at = excluded.decided_at, decided_by_id = excluded.decided_by_id,
        decided_entry_id = excluded.decided_entry_id, claimed_by_id = null, claimed_until = null`,
    ),
    db
      .update(reports)
      .set({ outcome: verdict === "hide" ? outcomes.hide : outcomes.dismiss, decidedEntryId: act.entryId })
      .where(and(eq(reports.postId, postId), isNull(reports.outcome), act.recorded)),
  ] as const;
}

/** The case is still at the version that the decision saw; 0 where there is none yet. */
export function caseIsAt(postId: number, version: number): SQL {
  return sql`coalesce((select ${cases.version} from ${cases} where ${cases.postId} = ${postId}), 0) = ${version}`;
}

/** The post is somebody else's, and `condition` holds of it. */
export function postOfAnother(postId: number, actorId: number, condition: SQL | undefined): SQL {
  const holds = and(eq(posts.id, postId), ne(posts.authorId, actorId), condition);
  return sql`exists (select 1 from ${posts} where ${holds})`;
}
