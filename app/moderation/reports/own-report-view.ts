import type { RuleKey } from "~/db/vocabulary";
import type { TextPart } from "~/text/links.server";

/** What became of a report, as its reporter is told; "open" until then. */
export type OwnReportOutcome =
  "open" | "post hidden" | "author warned" | "dismissed" | "withdrawn" | "author blocked";

/** A report as its reporter sees it, who never learns who decided or whether it counted. Times in ms. */
export type OwnReport = {
  postId: number;
  /** The post's text while it is public. */
  text: TextPart[] | null;
  reason: RuleKey;
  note: string;
  reportedAt: number;
  outcome: OwnReportOutcome;
};
