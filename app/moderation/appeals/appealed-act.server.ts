import { inArray } from "drizzle-orm";
import type { Named } from "~/accounts/member-name";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { type LogDetails, withDetails } from "~/db/log-details";
import { log } from "~/db/tables/log.server";
import type { ActReason, LogKind } from "~/db/vocabulary";
import { joinedPostColumns, toJoinedPostView } from "~/feed/post-row.server";
import { untilLifted } from "~/moderation/blocks/durations";
import type { AppealableKind, AppealedAct } from "./appeal-view";

/** What an act needs to be shown to those who review it; `log` left-joined with `posts`. */
export const actColumns = {
  ...aliasedColumns({
    actId: log.id,
    actKind: log.kind,
    actAt: log.at,
    actReason: log.reason,
    actNote: log.note,
    actDetails: log.details,
  }),
  ...joinedPostColumns,
};

export const isAppealable = inArray(log.kind, ["post.hidden", "user.blocked"] satisfies AppealableKind[]);

type ActRow = Parameters<typeof toJoinedPostView>[1] & {
  actId: number;
  actKind: LogKind;
  actAt: number;
  actReason: ActReason | null;
  actNote: string;
  actDetails: LogDetails;
};

/** `author`: whom the act concerned, who wrote the post that it hid. */
export function toAppealedAct(row: ActRow, author: Named): AppealedAct {
  const act = withDetails(row.actKind, row.actDetails);
  const until = act.kind === "user.blocked" ? act.details.until : untilLifted;
  return {
    entryId: row.actId,
    kind: row.actKind as AppealableKind,
    at: row.actAt,
    reason: row.actReason,
    note: row.actNote,
    post: toJoinedPostView(author, row),
    until: until >= untilLifted ? null : until,
  };
}
