import { alias } from "drizzle-orm/sqlite-core";
import { namedColumns, namedColumnsOrNull } from "../db/columns.server";
import { cases, members } from "../db/schema.server";
import type { CaseView } from "./case-view";
import { type ReportReason, reportReasonKeys } from "./reasons";

export const deciders = alias(members, "deciders");

/** What a case needs to be shown; `cases` left-joined with `deciders`. */
export const caseColumns = {
  ...namedColumns({
    state: cases.state,
    verdict: cases.verdict,
    version: cases.version,
    openedAt: cases.openedAt,
    reports: cases.reports,
    spam: cases.spam,
    harassment: cases.harassment,
    hate: cases.hate,
    violence: cases.violence,
    sexual: cases.sexual,
    illegal: cases.illegal,
    other: cases.other,
    decidedAt: cases.decidedAt,
  }),
  ...namedColumnsOrNull({
    deciderId: deciders.id,
    deciderName: deciders.name,
    deciderErasedAt: deciders.erasedAt,
  }),
};

type CaseRow = Omit<CaseView, "reasons" | "decidedBy"> &
  Record<ReportReason, number> & {
    deciderId: number | null;
    deciderName: string | null;
    deciderErasedAt: number | null;
  };

export function toCaseView(row: CaseRow): CaseView {
  const { state, verdict, version, openedAt, reports, decidedAt } = row;
  const counted = reportReasonKeys.filter((reason) => row[reason] > 0);
  return {
    state,
    verdict,
    version,
    openedAt,
    reports,
    decidedAt,
    reasons: Object.fromEntries(counted.map((reason) => [reason, row[reason]])),
    decidedBy:
      row.deciderId === null
        ? null
        : { id: row.deciderId, name: row.deciderName, erased: row.deciderErasedAt !== null },
  };
}
