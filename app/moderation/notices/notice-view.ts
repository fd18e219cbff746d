import type { Role, RuleKey } from "~/db/vocabulary";
import type { AppealStanding } from "~/moderation/appeals/appeal-view";
import type { TextPart } from "~/text/links.server";

/** A notice as its reader sees it: each kind holds what they may know, and nothing more. Times in ms. */
export type NoticeView = { id: number; at: number; unread: boolean } & NoticeContent;

export type QuotedPost = { id: number; text: TextPart[] };

/** `again`: what had been lifted holds after all, because the lifting was undone. A post of one's own is null once deleted. */
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
  /** For those who reported: the post only while everybody sees it, and never what a moderator noted. */
  | { kind: "report.upheld" | "report.dismissed" | "report.closed"; post: QuotedPost | null };

/** `entryId`: the act to appeal against. */
type Appealable = { reason: RuleKey | null; note: string; entryId: number; standing: AppealStanding };
