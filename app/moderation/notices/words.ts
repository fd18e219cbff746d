import type { Role } from "~/db/vocabulary";
import { blockEnd } from "~/moderation/blocks/words";
import type { NoticeContent } from "./notice-view";

/** A notice in a sentence for its reader, and what follows from it. Nobody who decided is named. */
export function describeNotice(notice: NoticeContent): { sentence: string; more?: string } {
  switch (notice.kind) {
    case "post.hidden":
      return {
        sentence: notice.again
          ? "Your post is hidden again: bringing it back was undone."
          : "A moderator hid your post.",
        more: notice.post
          ? "You still see it, marked; nobody else does but the moderators."
          : "You have deleted it since.",
      };
    case "post.restored":
      return {
        sentence: notice.undone
          ? "Your post is no longer hidden: hiding it was undone."
          : "A moderator brought your post back.",
        more: notice.post ? undefined : "You have deleted it since.",
      };
    case "user.blocked":
      return {
        sentence: `${notice.again ? "Your account is blocked again" : "A moderator blocked your account"} ${blockEnd(notice.until)}.`,
        more: "Until then you can read, but not post or report, and your posts are out of sight.",
      };
    case "user.unblocked":
      return {
        sentence: unblockings[notice.why],
        more: "You can post and report, and what the block took out of sight is back.",
      };
    case "role.changed":
      return { sentence: `You are now ${roleWords[notice.to]}. Before, you were ${roleWords[notice.from]}.` };
    case "appeal.upheld":
      return {
        sentence:
          notice.about === "post"
            ? "A moderator read your appeal, and your post stays hidden."
            : "A moderator read your appeal, and the block stays.",
      };
    case "appeal.overturned":
      return {
        sentence:
          notice.about === "post"
            ? "A moderator read your appeal and agreed: your post is back."
            : "A moderator read your appeal and agreed: you are no longer blocked.",
      };
    case "report.upheld":
      return {
        sentence: "Thank you for your report. A moderator agreed with it, and hid the post.",
        more: notice.post ? "It has been brought back since." : undefined,
      };
    case "report.dismissed":
      return { sentence: "Thank you for your report. A moderator looked at the post, and left it." };
    case "report.closed":
      return {
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
