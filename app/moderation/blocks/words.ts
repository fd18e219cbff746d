import type { Duration, RuleKey } from "~/db/vocabulary";
import { reasonLabel, type Rule } from "~/moderation/reasons";
import { dayAndTime } from "~/text/times";

export const durationWords: Record<Duration, string> = {
  "1d": "1 day",
  "7d": "7 days",
  "30d": "30 days",
  forever: "Until lifted",
};

/** A block that holds now. `until` in ms, null until lifted. `entryId`: to appeal against. */
export type Block = {
  entryId: number;
  reason: RuleKey;
  note: string;
  since: number;
  until: number | null;
  appealed: boolean;
};

/** Until when a block lasts (ms, null until lifted), as the end of a sentence. */
export function blockEnd(until: number | null): string {
  return until === null ? "until a moderator lifts it" : `until ${dayAndTime(until)}`;
}

/** The block in words for the person it concerns. */
export function describeBlock({ reason, note, until }: Block, rules: Rule[]): string {
  const why = `Reason: ${reasonLabel(rules, reason).toLowerCase()}${note ? ` (“${note}”)` : ""}.`;
  return `A moderator has blocked your account ${blockEnd(until)}. ${why} Until then you can read, but not post or report, and your posts are out of sight.`;
}

/** Where to ask for it to be looked at again, or to see what became of that. */
export function appealLink({ entryId, appealed }: Block): { to: string; label: string } {
  return { to: `/appeals/${entryId}`, label: appealed ? "Your appeal" : "Appeal" };
}
