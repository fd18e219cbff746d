import { and, eq, gt } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Named } from "~/accounts/member-name";
import { aliasedColumns, aliasedColumnsOrNull } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import { reportReasonKeys } from "~/db/vocabulary";
import type { CaseView } from "./case-view";

export const deciders = alias(members, "deciders");
export const claimers = alias(members, "claimers");

/** What a case needs to be shown; `cases` left-joined with `deciders`. */
export const caseColumns = {
  ...aliasedColumns({
    state: cases.state,
    verdict: cases.verdict,
    version: cases.version,
    openedAt: cases.openedAt,
    reports: cases.reports,
    reasons: cases.reasons,
    decidedAt: cases.decidedAt,
  }),
  ...aliasedColumnsOrNull({
    deciderId: deciders.id,
    deciderName: deciders.name,
    deciderErasedAt: deciders.erasedAt,
  }),
};

/** Who is on the case; `cases` left-joined with `claimers` where `claimHoldsAt` the time of asking. */
export const claimColumns = {
  ...aliasedColumns({ claimedUntil: cases.claimedUntil }),
  ...aliasedColumnsOrNull({
    claimerId: claimers.id,
    claimerName: claimers.name,
    claimerErasedAt: claimers.erasedAt,
  }),
};

/** A claim that has run out is no claim. */
export function claimHoldsAt(now: number) {
  return and(eq(claimers.id, cases.claimedById), gt(cases.claimedUntil, now));
}

type CaseRow = Omit<CaseView, "decidedBy" | "claimedBy" | "claimedUntil"> & {
  deciderId: number | null;
  deciderName: string | null;
  deciderErasedAt: number | null;
};

type ClaimRow = {
  claimedUntil: number | null;
  claimerId: number | null;
  claimerName: string | null;
  claimerErasedAt: number | null;
};

/** Without the columns of its claim, where nobody asks about that, nobody is on it. */
export function toCaseView(row: CaseRow & Partial<ClaimRow>): CaseView {
  const { state, verdict, version, openedAt, reports, reasons, decidedAt } = row;
  const counted = reportReasonKeys.filter((reason) => reasons[reason]);
  return {
    state,
    verdict,
    version,
    openedAt,
    reports,
    decidedAt,
    // In the order of the rules, whichever was reported first.
    reasons: { ...Object.fromEntries(counted.map((reason) => [reason, reasons[reason]])), ...reasons },
    decidedBy: toNamed(row.deciderId, row.deciderName, row.deciderErasedAt),
    claimedBy: toNamed(row.claimerId, row.claimerName, row.claimerErasedAt),
    claimedUntil: row.claimerId ? (row.claimedUntil ?? null) : null,
  };
}

function toNamed(
  id: number | null = null,
  name: string | null = null,
  erasedAt: number | null = null,
): Named | null {
  return id === null ? null : { id, name, erased: erasedAt !== null };
}
