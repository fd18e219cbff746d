import type { Named } from "../accounts/member-name";
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
};

export type NoteView = { reason: ReportReason; text: string; at: number };

/** A row of the queue: enough to decide without opening the case. */
export type QueueRow = { post: PostView; case: CaseView; notes: NoteView[] };

export type ReportView = {
  id: number;
  reporter: Named;
  reason: ReportReason;
  note: string;
  createdAt: number;
  outcome: "upheld" | "dismissed" | "withdrawn" | "closed by block" | null;
};

/** An entry of the log with the names of those it concerns. */
export type LogView = {
  id: number;
  at: number;
  kind: string;
  actor: Named | null;
  member: Named | null;
  postId: number | null;
  reason: ActReason | null;
  note: string;
  details: { duration?: string; until?: number; from?: string; to?: string; report?: string };
};
