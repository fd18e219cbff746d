import { aliasedColumns } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import type { StandingView } from "./standing";

/** Counts that triggers keep on `members`, so that reading them costs no further row. */
export const standingColumns = aliasedColumns({
  postsKept: members.postsKept,
  timesHidden: members.timesHidden,
  timesWarned: members.timesWarned,
  timesBlocked: members.timesBlocked,
  upheldAgainst: members.upheldAgainst,
  dismissedAgainst: members.dismissedAgainst,
});

type StandingRow = Record<keyof typeof standingColumns, number>;

export function toStanding(row: StandingRow): StandingView {
  return {
    posts: row.postsKept,
    hidden: row.timesHidden,
    warned: row.timesWarned,
    blocked: row.timesBlocked,
    upheld: row.upheldAgainst,
    dismissed: row.dismissedAgainst,
  };
}
