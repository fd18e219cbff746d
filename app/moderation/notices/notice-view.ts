import type { Role, RuleKey } from "~/db/vocabulary";
import type { AppealableKind } from "~/log/kinds";
import type { AppealStatus } from "~/moderation/appeals/appeal-view";
import { describeBlockEnd } from "~/moderation/blocks/words";
import type { TextPart } from "~/text/links.server";

/** A notice, as its reader sees it. Each kind has only what they may know. Times in ms. */
export type NoticeView = { id: number; at: number; unread: boolean } & NoticeContent;

export type QuotedPost = { id: number; text: TextPart[] };

/** `again`: the act is in force again, because ending it was undone. The reader's own post is null once deleted. */
export type NoticeContent =
  | ({ kind: "post.hidden"; again: boolean; post: QuotedPost | null } & Appealable)
  | ({ kind: "post.warned"; post: QuotedPost | null } & Appealable)
  | { kind: "warning.undone"; post: QuotedPost | null }
  | { kind: "post.restored"; undone: boolean; post: QuotedPost | null }
  | ({ kind: "user.blocked"; again: boolean; until: number | null } & Appealable)
  | { kind: "user.unblocked"; why: "lifted" | "undone" | "time" }
  | { kind: "role.changed"; from: Role; to: Role }
  | {
      kind: "appeal.upheld" | "appeal.overturned";
      about: AppealableKind;
      entryId: number;
      post: QuotedPost | null;
      reply: string;
    }
  | ({ kind: "report.upheld"; decision: "hide" | "warn" } & AboutReport)
  | ({ kind: "report.closed" } & AboutReport)
  /** The moderator's note is for reporters only where their reports were dismissed. */
  | ({ kind: "report.dismissed"; note: string } & AboutReport)
  | ({ kind: "report.reopened"; why: "undone" | "unblocked" } & AboutReport);

/** For reporters: their own report, and the post while it is public. */
type AboutReport = { post: QuotedPost | null; report: { reason: RuleKey; at: number } | null };

/** `entryId`: the act to appeal against. */
type Appealable = { reason: RuleKey | null; note: string; entryId: number; status: AppealStatus };

type Text = { sentence: string; more?: string };
type NoticeSymbol = {
  icon: "alert" | "blocked" | "hidden" | "reply" | "report" | "role" | "seen" | "tick";
  tone: "neutral" | "good" | "caution" | "danger";
};

/** A notice in a sentence for its reader, and sometimes a second one. Never names the moderator. */
export function describeNotice(notice: NoticeContent): Text & NoticeSymbol {
  return { ...writeNotice(notice), ...symbols[notice.kind] };
}

function writeNotice(notice: NoticeContent): Text {
  switch (notice.kind) {
    case "post.hidden":
    case "post.restored":
      return describePostNotice(notice);
    case "post.warned":
      return {
        sentence: "A moderator warned you: your post breaks a rule.",
        more: notice.post
          ? "A warning doesn't hide your post. Moderators can see how often a member has been warned."
          : "You have deleted it since.",
      };
    case "warning.undone":
      return { sentence: "The warning about your post was undone. It no longer counts." };
    case "user.blocked":
    case "user.unblocked":
      return describeBlockNotice(notice);
    case "role.changed":
      return {
        sentence: `You are now ${rolesWithArticle[notice.to]}. Before, you were ${rolesWithArticle[notice.from]}.`,
      };
    case "appeal.upheld":
    case "appeal.overturned":
      return { sentence: appealSentences[notice.kind][notice.about] };
    case "report.upheld":
    case "report.dismissed":
    case "report.closed":
    case "report.reopened":
      return describeReportNotice(notice);
  }
}

type Notice<Kind extends NoticeContent["kind"]> = Extract<NoticeContent, { kind: Kind }>;

function describePostNotice(notice: Notice<"post.hidden" | "post.restored">): Text {
  if (notice.kind === "post.restored")
    return {
      sentence: notice.undone
        ? "Your post is no longer hidden: hiding it was undone."
        : "A moderator brought your post back.",
      more: notice.post ? undefined : "You have deleted it since.",
    };
  return {
    sentence: notice.again
      ? "Your post is hidden again: bringing it back was undone."
      : "A moderator hid your post.",
    more: notice.post
      ? "You still see it, marked; nobody else does but the moderators."
      : "You have deleted it since.",
  };
}

function describeBlockNotice(notice: Notice<"user.blocked" | "user.unblocked">): Text {
  if (notice.kind === "user.unblocked")
    return {
      sentence: unblockSentences[notice.why],
      more: "You can post and report, and what the block took out of sight is back.",
    };
  return {
    sentence: `${notice.again ? "Your account is blocked again" : "A moderator blocked your account"} ${describeBlockEnd(notice.until)}.`,
    more: "Until then you can read, but not post or report, and your posts are out of sight.",
  };
}

function describeReportNotice(
  notice: Notice<"report.upheld" | "report.dismissed" | "report.closed" | "report.reopened">,
): Text {
  switch (notice.kind) {
    case "report.upheld":
      if (notice.decision === "warn")
        return { sentence: "Thank you for your report. It was upheld; the author of the post was warned." };
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
        more: notice.post ? "The block has ended since." : undefined,
      };
    case "report.reopened":
      return { sentence: reopenedSentences[notice.why] };
  }
}

const reopenedSentences = {
  undone: "The decision about your report was undone. It is open again, and a moderator will decide it.",
  unblocked:
    "The author of the post is no longer blocked. Your report is open again, and a moderator will decide it.",
} as const;

const unblockSentences = {
  lifted: "A moderator lifted the block of your account.",
  undone: "You are no longer blocked: blocking your account was undone.",
  time: "Your block has ended: its time was up.",
} as const;

const rolesWithArticle: Record<Role, string> = {
  member: "a member",
  moderator: "a moderator",
  admin: "an admin",
};

const appealSentences = {
  "appeal.upheld": {
    "post.hidden": "A moderator read your appeal, and your post stays hidden.",
    "post.warned": "A moderator read your appeal, and the warning stays.",
    "user.blocked": "A moderator read your appeal, and the block stays.",
  },
  "appeal.overturned": {
    "post.hidden": "A moderator read your appeal and agreed: your post is back.",
    "post.warned": "A moderator read your appeal and agreed: the warning no longer counts.",
    "user.blocked": "A moderator read your appeal and agreed: you are no longer blocked.",
  },
} as const;

const symbols: Record<NoticeContent["kind"], NoticeSymbol> = {
  "post.hidden": { icon: "hidden", tone: "caution" },
  "post.warned": { icon: "alert", tone: "caution" },
  "warning.undone": { icon: "tick", tone: "good" },
  "post.restored": { icon: "seen", tone: "good" },
  "user.blocked": { icon: "blocked", tone: "danger" },
  "user.unblocked": { icon: "tick", tone: "good" },
  "role.changed": { icon: "role", tone: "neutral" },
  "appeal.upheld": { icon: "reply", tone: "neutral" },
  "appeal.overturned": { icon: "reply", tone: "good" },
  "report.upheld": { icon: "report", tone: "neutral" },
  "report.dismissed": { icon: "report", tone: "neutral" },
  "report.closed": { icon: "report", tone: "neutral" },
  "report.reopened": { icon: "report", tone: "neutral" },
};
