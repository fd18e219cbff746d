import type { identities, members, resetNames } from "~/db/tables/accounts.server";
import type { appeals } from "~/db/tables/appeals.server";
import type { cases, reports } from "~/db/tables/cases.server";
import type { log } from "~/db/tables/log.server";
import type { notices } from "~/db/tables/notices.server";
import type { posts } from "~/db/tables/posts.server";

export type MemberRow = Row<
  typeof members,
  | "id"
  | "name"
  | "foldedName"
  | "nameChosen"
  | "nameResetEntryId"
  | "role"
  | "createdAt"
  | "blockedUntil"
  | "blockEntryId"
  | "erasedAt"
>;
export type ResetNameRow = Row<typeof resetNames, "entryId" | "memberId" | "name" | "foldedName">;
export type IdentityRow = Row<
  typeof identities,
  | "id"
  | "memberId"
  | "provider"
  | "issuer"
  | "subject"
  | "name"
  | "email"
  | "foldedEmail"
  | "emailVerified"
  | "claims"
  | "linkedAt"
  | "lastSignInAt"
>;
export type PostRow = Row<
  typeof posts,
  | "id"
  | "authorId"
  | "body"
  | "createdAt"
  | "formKey"
  | "deletedAt"
  | "hiddenEntryId"
  | "blockEntryId"
  | "words"
>;
export type ReportRow = Row<
  typeof reports,
  "id" | "postId" | "reporterId" | "reason" | "note" | "createdAt" | "outcome" | "decidedEntryId"
>;
export type CaseRow = Row<
  typeof cases,
  | "postId"
  | "authorId"
  | "postDeleted"
  | "state"
  | "verdict"
  | "version"
  | "openedAt"
  | "reports"
  | "reasons"
  | "notes"
  | "decidedAt"
  | "decidedById"
  | "decidedEntryId"
>;
export type LogRow = Row<
  typeof log,
  | "id"
  | "act"
  | "at"
  | "kind"
  | "moderation"
  | "actorId"
  | "postId"
  | "memberId"
  | "reason"
  | "note"
  | "details"
  | "reversesId"
>;

export type NoticeRow = Row<
  typeof notices,
  "id" | "memberId" | "entryId" | "kind" | "postId" | "reportId" | "createdAt" | "readAt"
>;
export type AppealRow = Row<
  typeof appeals,
  | "id"
  | "entryId"
  | "memberId"
  | "body"
  | "createdAt"
  | "state"
  | "decidedAt"
  | "decidedById"
  | "decidedEntryId"
  | "reply"
>;

/** The columns that the demo writes; the others get the table's default. */
type Row<Table extends { $inferSelect: object }, Column extends keyof Table["$inferSelect"]> = Pick<
  Table["$inferSelect"],
  Column
>;
