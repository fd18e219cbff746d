import type { Member } from "~/accounts/find-member.server";
import type { MemberName } from "~/accounts/names/member-name";
import type { OwnStandingView, StandingView } from "~/accounts/standing";
import type { RuleKey } from "~/db/vocabulary";
import type { LogView } from "~/log/log-view";
import type { CaseView } from "~/moderation/cases/case-view";
import type { ScannedPage } from "~/moderation/cases/queue/merge-scans";

/** A member, as moderators see them. Counts are exact unless noted; lists hold the latest. */
export type MemberPageView = {
  member: Omit<Member, "blockedUntil">;
  /** As in `Member`. */
  blockedUntil: number | null;
  standing: StandingView | OwnStandingView;
  /** How many of the reports they made were upheld, and how many dismissed; without those on the viewer's own posts. */
  reportOutcomes: { upheld: number; dismissed: number };
  /** The name that a moderator reset, until they choose another; null where none did. */
  formerName: string | null;
  /** Who ignores their reports, since when and why. Null if nobody does, and for the member themselves. */
  ignoring: { by: MemberName | null; at: number; reason: RuleKey | null; note: string } | null;
  posts: ScannedPage;
  /** About their posts; null for the member themselves. */
  cases: ReceivedCase[] | null;
  reports: MadeReport[];
  blocks: LogView[];
  /** What they did as a moderator. */
  acts: LogView[];
  /** Other log entries about them: neither blocks nor notes. */
  entries: LogView[];
  notes: LogView[];
};

export const memberPostsLength = 10;

/** A filter of a member's posts: public ones, ones a moderator hid, ones they deleted, or all. Never erased ones. */
export const postStates = ["visible", "hidden", "deleted", "all"] as const;
export type PostState = (typeof postStates)[number];

/** A case about one of the member's posts. `text` is null if it was erased and the case is not open. */
export type ReceivedCase = { postId: number; text: string | null; case: CaseView };

/** A report that the member made. */
export type MadeReport = {
  postId: number;
  /** Whether moderators can still open the page of the case. */
  hasCase: boolean;
  reason: RuleKey;
  note: string;
  createdAt: number;
  outcome: "upheld" | "dismissed" | "withdrawn" | "closed by block" | null;
  ignored: boolean;
};

/** The address of a page about a member with a page of their posts; `to` is where its forms redirect. */
export function memberPageAddress(
  page: string,
  { state, before }: { state: PostState; before: number | null },
  to: string | null,
): string {
  const query = new URLSearchParams({
    ...(state !== "all" && { posts: state }),
    ...(before !== null && { before: String(before) }),
    ...(to !== null && { to }),
  }).toString();
  return query ? `${page}?${query}` : page;
}
