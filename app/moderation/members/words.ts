import { rolesWith } from "~/accounts/permissions";
import { displayName, type MemberName } from "~/accounts/names/member-name";
import type { Role } from "~/db/vocabulary";
import { formatNumber, pluralize } from "~/text/numbers";

/** What each act on a member will do, for the hint beside its button. */
export const memberEffects = {
  block: (posts: number) => `${describeHiding(posts)}They can't post or report, and are logged out.`,
  unblock: "Shows the posts this block hid and reopens the cases it closed.",
  stopIgnoring: "Their new reports count again. Those they made in the meantime stay uncounted.",
  note: "Only moderators and admins can read it, here and in the log. It can't be removed, and the member isn't told.",
};

function describeHiding(posts: number): string {
  if (posts === 0) return "";
  return posts === 1 ? "Hides their post. " : `Hides their ${formatNumber(posts)} posts. `;
}

/** What becomes of the reports of somebody with this role while they are ignored. */
export function describeIgnored(role: Role): { here: string; beforehand: string } {
  if (!rolesWith("report:read").includes(role))
    return {
      here: "They're kept, but open no cases.",
      beforehand: "Their reports are kept, but open no cases.",
    };
  const why = "while they're a moderator or an admin, because they'd notice in the queue.";
  return { here: `They still open cases ${why}`, beforehand: `Their reports still open cases ${why}` };
}

/** How many of a member's reports were upheld: "7 of 9 reports upheld, 78%". */
export function describeReportOutcomes({ upheld, dismissed }: { upheld: number; dismissed: number }): string {
  const decided = upheld + dismissed;
  if (decided === 0) return "None of their reports has been decided yet.";
  const share = Math.round((100 * upheld) / decided);
  return `${upheld.toLocaleString("en")} of ${pluralize(decided, "report")} upheld, ${share}%`;
}

type Ranked = MemberName & { role: Role };

/** What was done, for the status line. */
export const memberMessages = {
  ignore: (name: string) => `${name}'s reports are now ignored.`,
  stopIgnoring: (name: string) => `${name}'s reports count again.`,
  resetName: (name: string) => `Name reset. They're ${name} until they choose another.`,
  note: (name: string) => `Note about ${name} added.`,
};

/** Why the viewer may not do this to somebody: "block", "unblock" or "ignore reports by". */
export function describeRank(verb: string, member: Ranked, viewer: { id: number }): string {
  if (member.id === viewer.id) return `You can't ${verb} yourself.`;
  const name = displayName(member);
  if (member.erased) return "This account has been deleted.";
  switch (member.role) {
    case "admin":
      return `Nobody can ${verb} ${name} while they're an admin.`;
    case "moderator":
      return `Only an admin can ${verb} ${name}.`;
    case "member":
      return `Only moderators can ${verb} ${name}.`;
  }
}

export const ownNameMessage = "You can change your own name, but not reset it.";

export const ownNoteMessage = "You can't write notes about yourself.";
