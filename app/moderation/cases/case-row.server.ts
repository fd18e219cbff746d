import { and, eq, gt } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { type MemberRow, nameColumnsOrNull, toNamed } from "~/accounts/names/name-columns.server";
import { aliasedColumns } from "~/db/aliased-columns.server";
import { members } from "~/db/tables/accounts.server";
import { cases } from "~/db/tables/cases.server";
import type { CaseView } from "./case-view";

export const deciders = alias(members, "deciders");
export const claimers = alias(members, "claimers");

/** The columns of a case view; needs `cases` left-joined with `deciders`. */
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
  ...nameColumnsOrNull(deciders, "decider"),
};

/** Who has claimed the case; needs `cases` left-joined with `claimers` on `hasActiveClaim(now)`. */
export const claimColumns = {
  ...aliasedColumns({ claimedUntil: cases.claimedUntil }),
  ...nameColumnsOrNull(claimers, "claimer"),
};

/** The join condition of `claimers`: an expired claim counts as none. */
export function hasActiveClaim(now: number) {
  return and(eq(claimers.id, cases.claimedById), gt(cases.claimedUntil, now));
}

type CaseRow = Omit<CaseView, "decidedBy" | "claimedBy" | "claimedUntil"> &
  MemberRow<"decider", number | null>;
type ClaimRow = { claimedUntil: number | null } & MemberRow<"claimer", number | null>;

/** Without `claim`, the view says that nobody has claimed the case. */
export function toCaseView(row: CaseRow, claim?: ClaimRow): CaseView {
  const { state, verdict, version, openedAt, reports, reasons, decidedAt } = row;
  const claimedBy = claim ? toNamed(claim, "claimer") : null;
  return {
    state,
    verdict,
    version,
    openedAt,
    reports,
    reasons,
    decidedAt,
    decidedBy: toNamed(row, "decider"),
    claimedBy,
    claimedUntil: claimedBy && claim ? claim.claimedUntil : null,
  };
}
