import type { Role } from "../accounts/permissions";
import type { LogKind } from "../db/schema.server";
import { dayAndTime } from "../feed/time-in-words";
import type { AppealStanding, AppealState, AppealView } from "./appeal-view";
import type { Told } from "./notice-view";
import type { ReversibleKind } from "./policy";
import type { ActReason, Duration, ReportReason, Waiting } from "./reasons";
import type { monthlyKinds } from "./transparency-view";

type Choice = { label: string; hint: string };

export const reportReasonWords: Record<ReportReason, Choice> = {
  spam: { label: "Spam", hint: "Advertising, scams, the same thing again and again" },
  harassment: { label: "Harassment", hint: "Attacks on a person, threats, private details" },
  hate: { label: "Hate", hint: "Against people for what they are" },
  violence: { label: "Violence", hint: "Calls for it, praise of it, cruelty" },
  sexual: { label: "Sexual content", hint: "Explicit, or sexual about somebody who did not ask for it" },
  illegal: { label: "Illegal", hint: "Sells, shares or plans what the law forbids" },
  other: { label: "Something else", hint: "Say what in the note" },
};

export const reasonWords: Record<ActReason, Choice> = {
  ...reportReasonWords,
  mistake: { label: "Mistake", hint: "An earlier decision was wrong" },
};

export const durationWords: Record<Duration, string> = {
  "1d": "1 day",
  "7d": "7 days",
  "30d": "30 days",
  forever: "Until lifted",
};

export const waitingWords: Record<Waiting, string> = {
  "1d": "1 day or more, oldest first",
  "7d": "7 days or more, oldest first",
};

/** Each kind of entry as an act in the past tense, for filters and for the public list of acts. */
export const kindWords: Record<LogKind, string> = {
  "post.created": "Posted",
  "post.deleted": "Deleted",
  "post.reported": "Reported",
  "report.withdrawn": "Report withdrawn",
  "post.hidden": "Post hidden",
  "post.unhidden": "Post brought back",
  "report.dismissed": "Reports dismissed",
  "user.blocked": "Member blocked",
  "user.unblocked": "Block lifted",
  "role.assigned": "Role assigned",
  "appeal.sent": "Appeal sent",
  "appeal.upheld": "Appeal turned down",
  "appeal.overturned": "Appeal granted",
  "act.undone": "Act undone",
  "case.claimed": "Case claimed",
  "case.released": "Case released",
  "note.added": "Note added",
  "reports.ignored": "Reports ignored",
  "reports.heeded": "Reports heeded again",
};

const memberKinds: LogKind[] = ["post.created", "post.deleted", "post.reported", "report.withdrawn"];

/** What the log of moderation holds: the acts of moderators, admins and the clock. */
export const moderationKinds = (Object.keys(kindWords) as LogKind[]).filter(
  (kind) => !memberKinds.includes(kind),
);

/** A notice in a sentence for its reader, and what follows from it. Nobody who decided is named. */
export function describeNotice(notice: Told): { sentence: string; more?: string } {
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

/** Until when a block lasts (ms, null until lifted), as the end of a sentence. */
export function blockEnd(until: number | null): string {
  return until === null ? "until a moderator lifts it" : `until ${dayAndTime(until)}`;
}

/** How things stand with an appeal, for whoever sent it or might have. */
export const standingWords: Record<Exclude<AppealStanding, "possible">, string> = {
  over: "This no longer holds, so there is nothing to appeal against.",
  open: "Your appeal is with the moderators. You will find their answer among your notices.",
  upheld: "A moderator read your appeal, and left things as they are.",
  overturned: "A moderator read your appeal and agreed with you.",
  granted: "What you appealed against was taken back before your appeal was decided.",
  closed: "The block ended before your appeal was decided.",
};

/** The same in a word or two, for moderators. */
export const appealStateWords: Record<AppealState, string> = {
  open: "Open",
  upheld: "Upheld",
  overturned: "Overturned",
  granted: "Granted by an undo",
  closed: "Closed with the block",
};

/** What each button under an appeal will do. */
export function describeVerdicts({ act, reopens }: Pick<AppealView, "act" | "reopens">): string {
  if (act.kind === "user.blocked")
    return "Uphold: the block stays. Overturn: lifts it, brings back the posts that it took out of sight, and opens the cases again that it closed.";
  return `Uphold: the post stays hidden. Overturn: brings the post back${reopens ? " and opens its case again" : ""}.`;
}

/** The columns of the public figures. */
export const monthlyWords: Record<keyof typeof monthlyKinds, string> = {
  posts: "Posts",
  reports: "Reports",
  hidden: "Hidden",
  broughtBack: "Brought back",
  dismissed: "Dismissed",
  blocked: "Blocked",
  undone: "Undone",
  overturned: "Overturned",
};

/** What has come about when an act of this kind is undone; said once it is. */
export const undoneWords: Record<ReversibleKind, string> = {
  "post.hidden": "Undone: the post is back in sight, and its case as it was before.",
  "post.unhidden": "Undone: the post is hidden again.",
  "report.dismissed": "Undone: the case is open again.",
  "user.blocked": "Undone: the member is no longer blocked.",
  "user.unblocked": "Undone: the member is blocked again, for as long as before.",
  "role.assigned": "Undone: the member has the earlier role again.",
};

/** What the acts on a case will do, in sentences. `reports`: how many of them wait for an answer. */
export const effectWords = {
  hide: (reports: number) =>
    `Hide takes the post out of sight${reports > 0 ? `, upholds ${theReports(reports)}` : ""} and tells its author.`,
  unhide: "Unhide shows it to everybody again; the case stays decided.",
  dismiss: (reports: number) =>
    `Dismiss leaves it, turns ${theReports(reports)} down, and bars new ones for 24 hours.`,
  block: "Block opens the author's page first.",
};

function theReports(count: number): string {
  return count === 1 ? "the report" : `the ${count} reports`;
}

/** Who is on a case, and how long yet. Times in ms. */
export const claimWords = {
  mine: (until: number, now: number) => `Yours for ${moreMinutes(until - now)}`,
  /** After the name of whoever it is. */
  theirs: (until: number, now: number) =>
    `is on this case for ${moreMinutes(until - now)}. You can still decide.`,
};

function moreMinutes(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000));
  return `${minutes} more minute${minutes === 1 ? "" : "s"}`;
}

/** What acting on a person will do, said beside the button. */
export const personEffects = {
  block: ({ posts, sessions }: { posts: number; sessions: string }) =>
    `Hides ${counted(posts, "post")}, ends ${sessions}, bars posting and reporting.`,
  unblock: "Brings back the posts that the block took out of sight, and opens the cases it closed.",
  ignore: "Their reports are kept but open no cases. They are not told.",
  heed: "New reports by them open cases again; what they reported meanwhile stays as it is.",
  note: "Moderators and admins read it here and in the log, and nobody can remove it. The member is not told.",
};

/** As in "1 post" or "1,214 posts". */
export function counted(count: number, unit: string): string {
  return `${count === 0 ? "no" : count.toLocaleString("en")} ${unit}${count === 1 ? "" : "s"}`;
}

/** How the reports somebody made came out: "7 of 9 reports upheld, 78%". */
export function shareInWords({ upheld, dismissed }: { upheld: number; dismissed: number }): string {
  const decided = upheld + dismissed;
  if (decided === 0) return "None has been decided yet.";
  const share = Math.round((100 * upheld) / decided);
  return `${upheld.toLocaleString("en")} of ${counted(decided, "report")} upheld, ${share}%`;
}
