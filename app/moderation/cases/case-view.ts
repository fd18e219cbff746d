import { may, type Viewer } from "~/accounts/permissions";
import type { MemberName } from "~/accounts/names/member-name";
import type { StandingView } from "~/accounts/standing";
import type { RuleKey, Verdict } from "~/db/vocabulary";
import type { PostView } from "~/feed/post-view";

/** A case as pages show it. Times in ms. */
export type CaseView = {
  state: "open" | "decided";
  verdict: Verdict | null;
  /** Rises with each decision and reopening. A form sends the one it showed, so that a stale decision is refused. */
  version: number;
  openedAt: number;
  reports: number;
  /** How many reports name each reason; reasons that no report names are absent. */
  reasons: Record<RuleKey, number>;
  decidedAt: number | null;
  decidedBy: MemberName | null;
  /** Who has claimed it, and when the claim expires unless renewed; both null if unclaimed. */
  claimedBy: MemberName | null;
  claimedUntil: number | null;
};

/** A post and its case as they are now; without a case where nobody reported it and nothing was decided about it. */
export type CurrentCase = { post: PostView; case: CaseView | null };

/**
 * Moderators see a deleted post until its text is erased, and after that while its case is open. For everybody else it is
 * gone at once, and for its author: that it is still there would tell them of a case.
 */
export function isGone(
  viewer: Viewer,
  { deleted, author, text }: Pick<PostView, "deleted" | "author" | "text">,
  caseState: CaseView["state"] | null | undefined,
): boolean {
  // Only an erased text is empty.
  const erased = text.every((part) => part === "");
  const isKept = !erased || caseState === "open";
  return deleted && !(isKept && may(viewer, "report:read") && author.id !== viewer.id);
}

type NoteView = { reason: RuleKey; text: string; at: number };

/** A row of the queue: enough to decide without opening the case. */
export type QueueRow = {
  post: PostView;
  case: CaseView;
  standing: StandingView;
  notes: NoteView[];
};

export type ReportView = {
  reporter: MemberName;
  reason: RuleKey;
  note: string;
  createdAt: number;
  outcome: "upheld" | "dismissed" | "withdrawn" | "closed by block" | null;
  /** Made while the reporter's reports were ignored, so not counted on the case. */
  ignored: boolean;
  /** Whether the reporter's reports are ignored now. */
  reporterIgnored: boolean;
};
