import { inArray, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { type LogDetails, withDetails } from "~/db/log-details";
import { members } from "~/db/tables/accounts.server";
import { appeals } from "~/db/tables/appeals.server";
import { log } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { AppealState, RuleKey } from "~/db/vocabulary";
import type { PostAuthor } from "~/feed/post-view";
import { joinedPostColumns, toJoinedPostView } from "~/feed/post-row.server";
import { type AppealableKind, appealableKinds } from "~/log/kinds";
import { untilLifted } from "~/moderation/blocks/durations";
import { formerName } from "~/moderation/names/reset-names.server";
import { isNotUndone } from "~/moderation/undo/reversal.server";
import type { AppealedAct } from "./appeal-view";

/** The columns of an appealed act; needs `log` left-joined with `posts`. */
export const actColumns = {
  ...aliasedColumns({
    actId: log.id,
    actAt: log.at,
    actReason: log.reason,
    actNote: log.note,
    actDetails: log.details,
  }),
  // The type is safe, because every appeal is against an act of such a kind.
  actKind: sql<AppealableKind>`${log.kind}`.as("actKind"),
  formerName: formerName.as("formerName"),
  ...joinedPostColumns,
};

export const hasAppealableKind = inArray(log.kind, appealableKinds);

/**
 * Of an entry in a query from `log`: a warning or the reset of a name that was not undone. What becomes of the post or the
 * name does not matter: the warning counts even if its author deletes it, and the name stays barred if they choose another.
 */
export const isStandingAct = sql`${log.kind} in ('post.warned', 'name.reset') and ${isNotUndone()}`;

/**
 * In a query that left-joins `appeals`: what became of the one against the act with these details. Of a block that met
 * somebody again who had deleted their account, an appeal that was turned down before counts for it.
 */
export function appealStateOf(details: SQLWrapper = log.details): SQL<AppealState | null> {
  return sql`coalesce(${appeals.state}, iif(${details} ->> 'appealed', 'upheld', null))`;
}

/** In a query from `log` joined with the member concerned and the post: whether the act is in effect. */
export function isActInForce(now: number): SQL<number> {
  const isHidden = sql`${posts.hiddenEntryId} = ${log.id} and ${posts.deletedAt} is null`;
  const isBlocked = sql`${members.blockEntryId} = ${log.id} and ${members.blockedUntil} > ${now}`;
  return sql`coalesce(${isHidden}, 0) or coalesce(${isBlocked}, 0) or (${isStandingAct})`;
}

type ActRow = Parameters<typeof toJoinedPostView>[1] & {
  actId: number;
  actKind: AppealableKind;
  actAt: number;
  actReason: RuleKey | null;
  actNote: string;
  actDetails: LogDetails;
  formerName: string | null;
};

/** `author`: of the hidden post, which is the member whom the act concerned. */
export function toAppealedAct(row: ActRow, author: PostAuthor): AppealedAct {
  const act = withDetails(row.actKind, row.actDetails);
  const until = act.kind === "user.blocked" ? act.details.until : untilLifted;
  return {
    entryId: row.actId,
    kind: row.actKind,
    at: row.actAt,
    reason: row.actReason,
    note: row.actNote,
    post: toJoinedPostView(author, row),
    formerName: row.formerName,
    until: until >= untilLifted ? null : until,
  };
}
