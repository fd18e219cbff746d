import { rolesWith } from "~/accounts/permissions";
import type { Role } from "~/db/vocabulary";
import { pluralize } from "~/text/numbers";

/** What each act on a member will do, for the hint beside its button. */
export const memberEffects = {
  block: ({ posts, sessions }: { posts: number; sessions: string }) =>
    `Hides ${pluralize(posts, "post")}, ends ${sessions}, bars posting and reporting.`,
  unblock: "Brings back the posts that the block took out of sight, and opens the cases it closed.",
  stopIgnoring: "New reports by them open cases again; what they reported meanwhile stays as it is.",
  note: "Moderators and admins read it here and in the log, and nobody can remove it. The member is not told.",
};

/** What becomes of the reports of somebody with this role while they are ignored. */
export function describeIgnored(role: Role): { here: string; beforehand: string } {
  if (!rolesWith("report:read").includes(role))
    return { here: "They open no cases.", beforehand: "Their reports are kept but open no cases." };
  const why = "while they're a moderator or an admin, or the queue would tell them.";
  return {
    here: `They open cases all the same ${why}`,
    beforehand: `Their reports open cases all the same ${why}`,
  };
}

/** How many of a member's reports were upheld: "7 of 9 reports upheld, 78%". */
export function describeReportOutcomes({ upheld, dismissed }: { upheld: number; dismissed: number }): string {
  const decided = upheld + dismissed;
  if (decided === 0) return "None of their reports has been decided yet.";
  const share = Math.round((100 * upheld) / decided);
  return `${upheld.toLocaleString("en")} of ${pluralize(decided, "report")} upheld, ${share}%`;
}
