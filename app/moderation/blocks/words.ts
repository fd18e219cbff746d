import type { Duration, RuleKey } from "~/db/vocabulary";
import { reasonLabel, type Rule } from "~/moderation/reasons";
import { pluralize } from "~/text/numbers";
import { dayAndTime } from "~/text/times";

export const durationLabels: Record<Duration, string> = {
  "1d": "1 day",
  "7d": "7 days",
  "30d": "30 days",
  forever: "Until lifted",
};

/** A block that is in force. Times in ms; `until` is null if it lasts until lifted. `entryId`: the act to appeal against. */
export type Block = {
  entryId: number;
  reason: RuleKey;
  note: string;
  since: number;
  until: number | null;
  appealed: boolean;
};

/** When a block ends (ms; null: when it is lifted), as the end of a sentence. */
export function describeBlockEnd(until: number | null): string {
  return until === null ? "until a moderator lifts it" : `until ${dayAndTime(until)}`;
}

/** What a block means for its member. */
export const duringBlock =
  "Until then you can read, but you can't post or report, and nobody else sees your posts.";

export const howToAppeal = "You can appeal once. A different moderator will review it and reply.";

/** A block, as its member reads about it. `rule` with its text as it reads now, empty for one that is not known here. */
export type OwnBlock = {
  /** Until when, and what they can do meanwhile. */
  sentence: string;
  rule: { key: RuleKey; label: string; text: string };
  note: string;
  /** Where they can appeal, with a hint, or see their appeal. */
  appeal: { to: string; label: string; hint: string | null };
};

export function toOwnBlock(
  { entryId, reason, note, until, appealed }: Block,
  rules: (Rule & { text: string })[],
): OwnBlock {
  const text = rules.find(({ key }) => key === reason)?.text ?? "";
  return {
    sentence: `A moderator has blocked your account ${describeBlockEnd(until)}. ${duringBlock}`,
    rule: { key: reason, label: reasonLabel(rules, reason), text },
    note,
    appeal: {
      to: `/appeals/${entryId}`,
      label: appealed ? "Your appeal" : "Appeal",
      hint: appealed ? null : howToAppeal,
    },
  };
}

/** All of it in one line, for where a form says it in place. */
export function summarizeOwnBlock({ sentence, rule, note }: OwnBlock): string {
  const why = `Reason: ${rule.label.toLowerCase()}${note ? ` (“${note}”)` : ""}.`;
  return `${sentence} ${why}`;
}

/** What was done, for the status line; `cases`: how many the block closed. */
export const blockMessages = {
  block: (name: string, duration: Duration, cases: number) =>
    `${name} is blocked ${duration === "forever" ? "until lifted" : `for ${durationLabels[duration]}`}${
      cases > 0 ? `; ${pluralize(cases, "case")} closed` : ""
    }.`,
  unblock: (name: string) => `${name} is unblocked.`,
};
