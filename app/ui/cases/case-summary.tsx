import type { CaseView } from "~/moderation/cases/case-view";
import { listReasonCounts } from "~/moderation/cases/suggest-reason";
import { describeOpening } from "~/moderation/cases/words";
import { reasonLabel } from "~/moderation/reasons";
import { Chip } from "~/ui/elements/chip";
import { WordList } from "~/ui/elements/words/word-list";
import { Time } from "~/ui/elements/words/time";
import { useRootData } from "~/ui/shell/use-root-data";
import { Verdict } from "./verdict";

/** How often a post was reported, for which reasons, and the state of its case. */
export function CaseSummary({ case: caseView, now }: { case: CaseView | null; now: number }) {
  if (!caseView) return <p className="hint">Nobody has reported this post.</p>;
  const { state, reports, openedAt } = caseView;
  return (
    <>
      <ReasonChips case={caseView} />
      <p className="hint">
        {reports === 0 ? "Not reported" : `Reported ${["", "once", "twice"][reports] ?? `${reports} times`}`}
        {" · "}
        {state === "open" ? (
          <>
            {describeOpening(openedAt, now)} <Time at={openedAt} now={now} />
          </>
        ) : (
          <Verdict case={caseView} now={now} />
        )}
      </p>
    </>
  );
}

/** The reasons, each with how many reports name it. */
export function ReasonChips({ case: { state, reasons } }: { case: CaseView }) {
  const { rules } = useRootData();
  return (
    <WordList className="chip-row" label="Reasons">
      {listReasonCounts(reasons, rules).map(({ key, count }) => (
        <Chip key={key} count={count} tone={state === "open" ? "caution" : "neutral"}>
          {reasonLabel(rules, key)}
        </Chip>
      ))}
    </WordList>
  );
}
