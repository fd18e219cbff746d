import { roleInSentence } from "~/accounts/role-names";
import type { Role, RuleKey } from "~/db/vocabulary";
import type { AppealableKind } from "~/log/kinds";
import type { AppealStatus } from "~/moderation/appeals/appeal-view";
import { describeBlockEnd, duringBlock } from "~/moderation/blocks/words";
import { reasonLabel, type Rule } from "~/moderation/reasons";
import type { TextPart } from "~/text/links.server";
import { dayInWords } from "~/text/times";

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
  | ({ kind: "name.reset" } & Appealable)
  | { kind: "name.restored" }
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
export function describeNotice(notice: NoticeContent, reading: Reading): Text & NoticeSymbol {
  return { ...writeNotice(notice, reading), ...symbols[notice.kind] };
}

/** What the words depend on beside the notice; `now` in ms. */
type Reading = { rules: Rule[]; now: number };

function writeNotice(notice: NoticeContent, reading: Reading): Text {
  switch (notice.kind) {
    case "post.hidden":
    case "post.restored":
      return describePostNotice(notice);
    case "post.warned":
      return {
        sentence: "A moderator warned you: your post breaks a rule.",
        more: notice.post
          ? "Your post is still visible. Moderators can see how often you've been warned."
          : deletedSince,
      };
    case "warning.undone":
      return { sentence: "The warning about your post was undone. It no longer counts." };
    case "user.blocked":
    case "user.unblocked":
      return describeBlockNotice(notice);
    case "name.reset":
      return {
        sentence: "A moderator reset your name.",
        more: "Nobody else sees it now, and you can't take it again.",
      };
    case "name.restored":
      return {
        sentence: "Resetting your name was undone.",
        more: "You have it back, or can choose it again if you've taken another.",
      };
    case "role.changed":
      return {
        sentence: `You're now ${roleInSentence(notice.to)}. You were ${roleInSentence(notice.from)} before.`,
      };
    case "appeal.upheld":
    case "appeal.overturned":
      return { sentence: appealSentences[notice.kind][notice.about] };
    case "report.upheld":
    case "report.dismissed":
    case "report.closed":
    case "report.reopened":
      return describeReportNotice(notice, reading);
  }
}

type Notice<Kind extends NoticeContent["kind"]> = Extract<NoticeContent, { kind: Kind }>;

function describePostNotice(notice: Notice<"post.hidden" | "post.restored">): Text {
  if (notice.kind === "post.restored")
    return {
      sentence: notice.undone
        ? "Your post is no longer hidden: hiding it was undone."
        : "A moderator unhid your post.",
      more: notice.post ? undefined : deletedSince,
    };
  return {
    sentence: notice.again
      ? "Your post is hidden again: unhiding it was undone."
      : "A moderator hid your post.",
    more: notice.post ? "Only you and the moderators can see it." : deletedSince,
  };
}

function describeBlockNotice(notice: Notice<"user.blocked" | "user.unblocked">): Text {
  if (notice.kind === "user.unblocked")
    return {
      sentence: unblockSentences[notice.why],
      more: "You can post and report again, and the posts that the block hid are visible.",
    };
  return {
    sentence: `${notice.again ? "Your account is blocked again" : "A moderator blocked your account"} ${describeBlockEnd(notice.until)}.`,
    more: duringBlock,
  };
}

function describeReportNotice(
  notice: Notice<"report.upheld" | "report.dismissed" | "report.closed" | "report.reopened">,
  reading: Reading,
): Text {
  const report = nameReport(notice.report, reading);
  const isVisibleAgain = notice.post ? "It's visible again now." : undefined;
  switch (notice.kind) {
    case "report.upheld":
      if (notice.decision === "warn")
        return { sentence: `Your ${report} was upheld; the author was warned. Thank you.` };
      if (isVisibleAgain)
        return {
          sentence: `Your ${report} was upheld; the post was hidden. Thank you.`,
          more: isVisibleAgain,
        };
      return { sentence: `Your ${report} was upheld; the post is hidden. Thank you.` };
    case "report.dismissed":
      return { sentence: `A moderator reviewed the post and kept it. Thank you for your ${report}.` };
    case "report.closed":
      return {
        sentence: `A moderator blocked the author, which hid the post. Thank you for your ${report}.`,
        more: isVisibleAgain,
      };
    case "report.reopened":
      return {
        sentence: `Your ${report} is open again: ${reopenedBecause[notice.why]}.`,
        more: "A moderator will review it.",
      };
  }
}

/** "spam report of 12 November"; null where the report is no longer there. */
function nameReport(report: AboutReport["report"], { rules, now }: Reading): string {
  if (!report) return "report";
  const label = nameless.has(report.reason) ? "" : `${reasonLabel(rules, report.reason).toLowerCase()} `;
  return `${label}report of ${dayInWords(report.at, now)}`;
}

/** Rules whose label is no name for a report: "your illegal report". */
const nameless = new Set<RuleKey>(["illegal", "other"]);

const reopenedBecause = {
  undone: "the decision was undone",
  unblocked: "the author is no longer blocked",
} as const;

const unblockSentences = {
  lifted: "A moderator unblocked you.",
  undone: "You're no longer blocked: the block was undone.",
  time: "Your block has ended.",
} as const;

const deletedSince = "You've deleted it since.";

/** Why there is nothing to appeal any more; null where the notice says so already. */
export function describeOver(
  notice: Notice<"post.hidden" | "post.warned" | "user.blocked" | "name.reset">,
): string | null {
  if (notice.kind === "user.blocked") return "This block has ended.";
  const isDeleted = notice.kind === "post.hidden" && !notice.post;
  return isDeleted ? null : "This was undone.";
}

const appealSentences = {
  "appeal.upheld": {
    "post.hidden": "A moderator reviewed your appeal. Your post stays hidden.",
    "post.warned": "A moderator reviewed your appeal. The warning stays.",
    "user.blocked": "A moderator reviewed your appeal. The block stays.",
    "name.reset": "A moderator reviewed your appeal. Your name stays reset.",
  },
  "appeal.overturned": {
    "post.hidden": "A moderator reviewed your appeal and agreed: your post is no longer hidden.",
    "post.warned": "A moderator reviewed your appeal and agreed: the warning no longer counts.",
    "user.blocked": "A moderator reviewed your appeal and agreed: you're no longer blocked.",
    "name.reset": "A moderator reviewed your appeal and agreed: your former name is allowed.",
  },
} as const;

const symbols: Record<NoticeContent["kind"], NoticeSymbol> = {
  "post.hidden": { icon: "hidden", tone: "caution" },
  "post.warned": { icon: "alert", tone: "caution" },
  "warning.undone": { icon: "tick", tone: "good" },
  "post.restored": { icon: "seen", tone: "good" },
  "user.blocked": { icon: "blocked", tone: "danger" },
  "user.unblocked": { icon: "tick", tone: "good" },
  "name.reset": { icon: "alert", tone: "caution" },
  "name.restored": { icon: "tick", tone: "good" },
  "role.changed": { icon: "role", tone: "neutral" },
  "appeal.upheld": { icon: "reply", tone: "neutral" },
  "appeal.overturned": { icon: "reply", tone: "good" },
  "report.upheld": { icon: "report", tone: "neutral" },
  "report.dismissed": { icon: "report", tone: "neutral" },
  "report.closed": { icon: "report", tone: "neutral" },
  "report.reopened": { icon: "report", tone: "neutral" },
};
