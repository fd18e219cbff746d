import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { MemberName } from "~/accounts/names/member-name";
import { type MemberRow, nameColumns, toNamed } from "~/accounts/names/name-columns.server";
import type { Permission, Viewer } from "~/accounts/permissions";
import type { Database } from "~/db/client.server";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { NoticeKind, RuleKey, Verdict } from "~/db/vocabulary";
import type { Refused } from "~/log/perform-act.server";
import type { Note, ReasonAndNote } from "~/moderation/reasons";
import { firstWords } from "~/text/first-words";
import type { CurrentCase } from "../case-view";

/** `version`: the one the moderator saw, 0 if the post had no case yet. */
type CaseVersion = { postId: number; version: number };
export type DecideCase = Note & CaseVersion;
export type DecideCases = Note & { cases: CaseVersion[] };
/** The same with a reason, for what takes something away. */
export type DecideCaseWithReason = ReasonAndNote & CaseVersion;
export type DecideCasesWithReason = ReasonAndNote & { cases: CaseVersion[] };

/** What a decision was about: the beginning of the post, and how many reports it settled. */
export type DecidedPost = { author: MemberName; words: string; reports: number };

/** `current`: the post and its case as they are now; null if a moderator can no longer see them. */
export type DecisionResult =
  | { postId: number; outcome: "done"; entryId: number; decided: DecidedPost }
  | ({ postId: number; current: CurrentCase | null } & Refused);

/** What distinguishes one decision (hide, unhide, warn, dismiss) from another. */
export type Decision = {
  permission: Extract<Permission, "post:hide" | "post:unhide" | "post:warn" | "report:dismiss">;
  entry:
    { kind: "post.hidden" | "post.warned"; reason: RuleKey } | { kind: "post.unhidden" | "report.dismissed" };
  verdict: Verdict;
  /** The outcome of the open reports. */
  reportOutcome: "upheld" | "dismissed";
  /** What the author is notified of, if anything. */
  authorNotice?: NoticeKind;
  /** On `posts` and `cases`, in the write; a conflict if false. */
  condition: SQL;
  /** What changes besides the cases and their reports. */
  changes?: (db: Database, entries: DecisionEntries, actor: Viewer, now: number) => BatchItem<"sqlite">[];
};

/**
 * The columns of a `DecidedPost`, for the decision of this entry; needs `posts` joined with `members` and `cases`. The case
 * has counted its reports, of which there may be many; a decision about a case that was not open settled none.
 */
export function decidedColumns(entryId: SQLWrapper) {
  return {
    ...nameColumns(members, "author"),
    ...aliasedColumns({ body: posts.body }),
    settled:
      sql<number>`iif((select ${log.details} ->> 'waited' from ${log} where ${log.id} = ${entryId}) is null,
      0, ${cases.reports})`.as("settled"),
  };
}

export function toDecidedPost(
  row: MemberRow<"author", number> & { body: string; settled: number },
): DecidedPost {
  return { author: toNamed(row, "author"), words: firstWords(row.body), reports: row.settled };
}

/** The log entries of one decision, while its batch runs. */
export type DecisionEntries = {
  /** Picks them from `log`. */
  where: SQL;
  /** A subquery of the posts that have one. */
  postIds: SQL;
  keyFor: (postId: SQLWrapper) => SQL;
  /** The id of the entry about a post; null if there is none. */
  idFor: (postId: SQLWrapper) => SQL<number>;
};

/** Their keys are `<key>:<post id>`, so that a range of the index on `log.act` finds them all. */
export function decisionEntriesOf(key: string): DecisionEntries {
  // ";" is the character after ":".
  const where = sql`${log.act} >= ${`${key}:`} and ${log.act} < ${`${key};`}`;
  const keyFor: DecisionEntries["keyFor"] = (postId) => sql`${`${key}:`} || ${postId}`;
  return {
    where,
    postIds: sql`(select ${log.postId} from ${log} where ${where})`,
    keyFor,
    idFor: (postId) => sql`(select ${log.id} from ${log} where ${log.act} = ${keyFor(postId)})`,
  };
}
