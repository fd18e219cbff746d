import { sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { cases, members } from "../db/schema.server";
import type { CaseView } from "./case-view";
import { type ReportReason, reportReasonKeys } from "./reasons";

export const deciders = alias(members, "deciders");

/** What a case needs to be shown; `cases` left-joined with `deciders`. As SQL, like `postColumns`. */
export const caseColumns = {
  state: sql<CaseView["state"]>`${cases.state}`,
  verdict: sql<CaseView["verdict"]>`${cases.verdict}`,
  version: sql<number>`${cases.version}`,
  openedAt: sql<number>`${cases.openedAt}`,
  reports: sql<number>`${cases.reports}`,
  decidedAt: sql<number | null>`${cases.decidedAt}`,
  spam: sql<number>`${cases.spam}`,
  harassment: sql<number>`${cases.harassment}`,
  hate: sql<number>`${cases.hate}`,
  violence: sql<number>`${cases.violence}`,
  sexual: sql<number>`${cases.sexual}`,
  illegal: sql<number>`${cases.illegal}`,
  other: sql<number>`${cases.other}`,
  deciderId: deciders.id,
  deciderName: deciders.name,
  deciderErasedAt: deciders.erasedAt,
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
