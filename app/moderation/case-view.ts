import type { Named } from "../accounts/member-name";
import type { Role } from "../accounts/permissions";
import type { LogKind } from "../db/schema.server";
import type { PostView } from "../feed/post-view";
import type { ActReason, ReportReason } from "./reasons";

/** A case as pages show it. Times in ms. */
export type CaseView = {
  state: "open" | "decided";
  verdict: "hide" | "unhide" | "dismiss" | "block" | "withdrawn" | null;
  /** Sent with each decision. */
  version: number;
  openedAt: number;
  reports: number;
  /** How many reports of this round name which reason; only those that some do. */
  reasons: Partial<Record<ReportReason, number>>;
  decidedAt: number | null;
  decidedBy: Named | null;
  /** Who is on it, and until when unless they renew it; both null where nobody is. */
  claimedBy: Named | null;
  claimedUntil: number | null;
};

/** What has become of a member's posts, and of the reports on them. */
export type StandingView = {
  posts: number;
  hidden: number;
  blocked: number;
  upheld: number;
  dismissed: number;
};

/** The same for oneself: nobody is told of reports on their own posts. */
export type OwnStandingView = Omit<StandingView, "upheld" | "dismissed">;

export type NoteView = { reason: ReportReason; text: string; at: number };

/** A row of the queue: enough to decide without opening the case. */
export type QueueRow = { post: PostView; case: CaseView; standing: StandingView; notes: NoteView[] };

export type ReportView = {
  id: number;
  reporter: Named;
  reason: ReportReason;
  note: string;
  createdAt: number;
  outcome: "upheld" | "dismissed" | "withdrawn" | "closed by block" | null;
  /** Made while the reporter's reports were ignored: it is not counted on the case. */
  ignored: boolean;
  /** The reporter's reports are ignored at present. */
  reporterIgnored: boolean;
};

type LogDetailsView = {
  duration?: string;
  until?: number;
  from?: string;
  to?: string;
  report?: string;
  appealedId?: number;
  before?: object | null;
};

/** An entry of the log with the names of those it concerns, and their role at present. */
export type LogView = {
  id: number;
  at: number;
  kind: LogKind;
  actor: Named | null;
  member: Named | null;
  memberRole: Role | null;
  postId: number | null;
  reason: ActReason | null;
  note: string;
  details: LogDetailsView;
  /** The act that this one took back. */
  reverses: { id: number; kind: LogKind; details: LogDetailsView } | null;
  /** What took this one back: an undo, or an appeal that was granted. */
  reversedBy: { id: number; kind: LogKind } | null;
};
