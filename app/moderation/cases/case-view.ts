import type { Named } from "~/accounts/member-name";
import type { StandingView } from "~/accounts/standing";
import type { RuleKey } from "~/db/vocabulary";
import type { PostView } from "~/feed/post-view";

/** A case as pages show it. Times in ms. */
export type CaseView = {
  state: "open" | "decided";
  verdict: "hide" | "unhide" | "dismiss" | "block" | "withdrawn" | null;
  /** Sent with each decision. */
  version: number;
  openedAt: number;
  reports: number;
  /** How many reports of this round name which reason; only those that some do. */
  reasons: Record<RuleKey, number>;
  decidedAt: number | null;
  decidedBy: Named | null;
  /** Who is on it, and until when unless they renew it; both null where nobody is. */
  claimedBy: Named | null;
  claimedUntil: number | null;
};

type NoteView = { reason: RuleKey; text: string; at: number };

/** A row of the queue: enough to decide without opening the case. */
export type QueueRow = { post: PostView; case: CaseView; standing: StandingView; notes: NoteView[] };

export type ReportView = {
  id: number;
  reporter: Named;
  reason: RuleKey;
  note: string;
  createdAt: number;
  outcome: "upheld" | "dismissed" | "withdrawn" | "closed by block" | null;
  /** Made while the reporter's reports were ignored: it is not counted on the case. */
  ignored: boolean;
  /** The reporter's reports are ignored at present. */
  reporterIgnored: boolean;
};
