import type { Duration, RuleKey } from "~/db/vocabulary";
import { reasonLabel, type Rule } from "~/moderation/reasons";
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

/** A block, as its member reads about it. */
export function describeBlock({ reason, note, until }: Block, rules: Rule[]): string {
  const why = `Reason: ${reasonLabel(rules, reason).toLowerCase()}${note ? ` (“${note}”)` : ""}.`;
  return `A moderator has blocked your account ${describeBlockEnd(until)}. ${why} Until then you can read, but not post or report, and your posts are out of sight.`;
}

/** Where the blocked member can appeal, or see their appeal. */
export function linkToAppeal({ entryId, appealed }: Block): { to: string; label: string } {
  return { to: `/appeals/${entryId}`, label: appealed ? "Your appeal" : "Appeal" };
}
