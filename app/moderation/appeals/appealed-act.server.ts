import { inArray } from "drizzle-orm";
import type { Named } from "~/accounts/member-name";
import { namedColumns, namedColumnsOrNull } from "~/db/columns.server";
import { log, type LogDetails } from "~/db/tables/log.server";
import { posts } from "~/db/tables/posts.server";
import type { ActReason, LogKind } from "~/db/vocabulary";
import { toPostView } from "~/feed/post-row.server";
import { untilLifted } from "~/moderation/blocks/durations";
import type { AppealableKind, AppealedAct } from "./appeal-view";

/** What an act needs to be shown to those who look at it again; `log` left-joined with `posts`. */
export const actColumns = {
  ...namedColumns({
    actId: log.id,
    actKind: log.kind,
    actAt: log.at,
    actReason: log.reason,
    actNote: log.note,
    actDetails: log.details,
  }),
  ...namedColumnsOrNull({
    postId: posts.id,
    postBody: posts.body,
    postCreatedAt: posts.createdAt,
    postDeletedAt: posts.deletedAt,
    postHiddenEntryId: posts.hiddenEntryId,
    postBlockEntryId: posts.blockEntryId,
  }),
};

export const isAppealable = inArray(log.kind, ["post.hidden", "user.blocked"] satisfies AppealableKind[]);

type ActRow = {
  actId: number;
  actKind: LogKind;
  actAt: number;
  actReason: string | null;
  actNote: string;
  actDetails: LogDetails;
  postId: number | null;
  postBody: string | null;
  postCreatedAt: number | null;
  postDeletedAt: number | null;
  postHiddenEntryId: number | null;
  postBlockEntryId: number | null;
};

/** `author`: whom the act concerned, who wrote the post that it hid. */
export function toAppealedAct(row: ActRow, author: Named): AppealedAct {
  const { until } = row.actDetails;
  return {
    entryId: row.actId,
    kind: row.actKind as AppealableKind,
    at: row.actAt,
    reason: row.actReason as ActReason | null,
    note: row.actNote,
    post: row.postId === null ? null : toPost(row, row.postId, author),
    until: until === undefined || until >= untilLifted ? null : until,
  };
}

function toPost(row: ActRow, id: number, { id: authorId, name, erased }: Named) {
  return toPostView({
    id,
    // What its author has deleted is read by nobody.
    body: row.postDeletedAt === null ? (row.postBody ?? "") : "",
    createdAt: row.postCreatedAt ?? 0,
    deletedAt: row.postDeletedAt,
    hiddenEntryId: row.postHiddenEntryId,
    blockEntryId: row.postBlockEntryId,
    authorId,
    authorName: name,
    authorErasedAt: erased ? 0 : null,
  });
}
