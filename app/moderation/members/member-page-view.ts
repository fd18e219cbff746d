import type { Member } from "~/accounts/find-member.server";
import type { Named } from "~/accounts/member-name";
import type { OwnStandingView, StandingView } from "~/accounts/standing";
import type { RuleKey } from "~/db/vocabulary";
import type { LogView } from "~/log/log-view";
import type { CaseView } from "~/moderation/cases/case-view";
import type { ScannedPage } from "~/moderation/cases/merge-scans";

/** What moderators see of a member. Counts are exact unless said otherwise, lists the latest. */
export type MemberPageView = {
  person: Member;
  standing: StandingView | OwnStandingView;
  /** How the reports that they made came out. */
  made: { upheld: number; dismissed: number };
  /** Since when their reports open no cases, and why; null where they do, and where they look at themselves. */
  ignoring: { by: Named | null; at: number; reason: RuleKey | null; note: string } | null;
  /** How many sessions a block would end, counted up to `sessionsCounted`. */
  sessions: number;
  posts: ScannedPage;
  /** About their posts; null where they look at themselves. */
  cases: ReceivedCase[] | null;
  reports: MadeReport[];
  blocks: LogView[];
  acts: LogView[];
  /** What else concerns them. */
  entries: LogView[];
  notes: LogView[];
};

export const sessionsCounted = 10;
export const memberPostsLength = 10;

/** Which of a member's posts: those everybody sees, those a moderator hid, or all that are not deleted. */
export const postStates = ["visible", "hidden", "all"] as const;
export type PostState = (typeof postStates)[number];

/** A case about a post of theirs. The text is null where the post is deleted and moderators see it no more. */
export type ReceivedCase = { postId: number; text: string | null; case: CaseView };

export type MadeReport = {
  id: number;
  postId: number;
  /** Whether there is a case to open still. */
  isThere: boolean;
  reason: RuleKey;
  note: string;
  createdAt: number;
  outcome: "upheld" | "dismissed" | "withdrawn" | "closed by block" | null;
  ignored: boolean;
};

/** The address of a page about a member with these of their posts; `to` is where acts on it lead. */
export function memberPageAddress(
  page: string,
  { state, before }: { state: PostState; before: number | null },
  to: string | null,
): string {
  const given = new URLSearchParams({
    ...(state !== "all" && { posts: state }),
    ...(before !== null && { before: String(before) }),
    ...(to !== null && { to }),
  }).toString();
  return given ? `${page}?${given}` : page;
}
