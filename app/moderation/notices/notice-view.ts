import type { Role, RuleKey } from "~/db/vocabulary";
import type { AppealStanding } from "~/moderation/appeals/appeal-view";
import { blockEnd } from "~/moderation/blocks/words";
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

type Described = {
  sentence: string;
  /** What follows from it. */
  more?: string;
  icon: "blocked" | "hidden" | "reply" | "report" | "role" | "seen" | "tick";
  tone: "neutral" | "good" | "caution" | "danger";
};

/** A notice in a sentence for its reader. Nobody who decided is named. */
export function describeNotice(notice: NoticeContent): Described {
  switch (notice.kind) {
    case "post.hidden":
      return {
        icon: "hidden",
        tone: "caution",
        sentence: notice.again
          ? "Your post is hidden again: bringing it back was undone."
          : "A moderator hid your post.",
        more: notice.post
          ? "You still see it, marked; nobody else does but the moderators."
          : "You have deleted it since.",
      };
    case "post.restored":
      return {
        icon: "seen",
        tone: "good",
        sentence: notice.undone
          ? "Your post is no longer hidden: hiding it was undone."
          : "A moderator brought your post back.",
        more: notice.post ? undefined : "You have deleted it since.",
      };
    case "user.blocked":
      return {
        icon: "blocked",
        tone: "danger",
        sentence: `${notice.again ? "Your account is blocked again" : "A moderator blocked your account"} ${blockEnd(notice.until)}.`,
        more: "Until then you can read, but not post or report, and your posts are out of sight.",
      };
    case "user.unblocked":
      return {
        icon: "tick",
        tone: "good",
        sentence: unblockings[notice.why],
        more: "You can post and report, and what the block took out of sight is back.",
      };
    case "role.changed":
      return {
        icon: "role",
        tone: "neutral",
        sentence: `You are now ${roleWords[notice.to]}. Before, you were ${roleWords[notice.from]}.`,
      };
    case "appeal.upheld":
      return {
        icon: "reply",
        tone: "neutral",
        sentence:
          notice.about === "post"
            ? "A moderator read your appeal, and your post stays hidden."
            : "A moderator read your appeal, and the block stays.",
      };
    case "appeal.overturned":
      return {
        icon: "reply",
        tone: "good",
        sentence:
          notice.about === "post"
            ? "A moderator read your appeal and agreed: your post is back."
            : "A moderator read your appeal and agreed: you are no longer blocked.",
      };
    case "report.upheld":
      return {
        icon: "report",
        tone: "neutral",
        sentence: "Thank you for your report. A moderator agreed with it, and hid the post.",
        more: notice.post ? "It has been brought back since." : undefined,
      };
    case "report.dismissed":
      return {
        icon: "report",
        tone: "neutral",
        sentence: "Thank you for your report. A moderator looked at the post, and left it.",
      };
    case "report.closed":
      return {
        icon: "report",
        tone: "neutral",
        sentence:
          "Thank you for your report. A moderator blocked the author, whose posts are out of sight with that.",
      };
  }
}

const unblockings = {
  lifted: "A moderator lifted the block of your account.",
  undone: "You are no longer blocked: blocking your account was undone.",
  time: "Your block has ended: its time was up.",
} as const;

const roleWords: Record<Role, string> = { member: "a member", moderator: "a moderator", admin: "an admin" };
