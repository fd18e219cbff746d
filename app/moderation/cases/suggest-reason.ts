import { type ReportReason, reportReasonKeys } from "~/db/vocabulary";

/** The reason that most reports name, to begin with; never "other", which wants a note. */
export function suggestReason(reasons: Partial<Record<ReportReason, number>>): ReportReason | undefined {
  const named = reportReasonKeys.filter((reason) => reason !== "other" && reasons[reason]);
  return named.sort((a, b) => (reasons[b] ?? 0) - (reasons[a] ?? 0))[0];
}
