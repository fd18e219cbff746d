import type { Role, RuleKey } from "~/db/vocabulary";
import type { AppealStatus } from "~/moderation/appeals/appeal-view";
import type { TextPart } from "~/text/links.server";

/** A notice, as its reader sees it. Each kind has only what they may know. Times in ms. */
export type NoticeView = { id: number; at: number; unread: boolean } & NoticeContent;

export type QuotedPost = { id: number; text: TextPart[] };

/** `again`: the act is in force again, because ending it was undone. The reader's own post is null once deleted. */
export type NoticeContent =
  | ({ kind: "post.hidden"; again: boolean; post: QuotedPost | null } & Appealable)
  | { kind: "post.restored"; undone: boolean; post: QuotedPost | null }
  | ({ kind: "user.blocked"; again: boolean; until: number | null } & Appealable)
  | { kind: "user.unblocked"; why: "lifted" | "undone" | "time" }
  | { kind: "role.changed"; from: Role; to: Role }
  | {
      kind: "appeal.upheld" | "appeal.overturned";
      about: "post" | "block";
      entryId: number;
      post: QuotedPost | null;
      reply: string;
    }
  /** For reporters: the post only while it is public, and never the moderator's note. */
  | { kind: "report.upheld" | "report.dismissed" | "report.closed"; post: QuotedPost | null };

/** `entryId`: the act to appeal against. */
type Appealable = { reason: RuleKey | null; note: string; entryId: number; status: AppealStatus };
