import type { CaseView } from "~/moderation/cases/case-view";
import { listReasonCounts } from "~/moderation/cases/suggest-reason";
import { reasonLabel } from "~/moderation/reasons";
import { Chip } from "~/ui/elements/chip";
import { WordList } from "~/ui/elements/word-list";
import { Time } from "~/ui/elements/time";
import { useRootData } from "~/ui/shell/use-root-data";
import { NumberedName } from "~/ui/elements/numbered-name";

const verdicts = {
  hide: "Hidden",
  unhide: "Brought back",
  dismiss: "Dismissed",
  block: "Closed by a block",
  withdrawn: "Withdrawn",
} as const;

/** How often a post was reported, for which reasons, and the state of its case. */
export function CaseSummary({ case: caseView, now }: { case: CaseView | null; now: number }) {
  const { rules } = useRootData();
  if (!caseView) return <p className="hint">Nobody has reported this post.</p>;
  const { state, verdict, reports, reasons, openedAt, decidedAt, decidedBy } = caseView;
  return (
    <>
      <WordList className="chip-row" label="Reasons">
        {listReasonCounts(reasons, rules).map(({ key, count }) => (
          <Chip key={key} count={count} tone={state === "open" ? "caution" : "neutral"}>
            {reasonLabel(rules, key)}
          </Chip>
        ))}
      </WordList>
      <p className="hint">
        {reports === 0 ? "Not reported" : `Reported ${reports === 1 ? "once" : `${reports} times`}`}
        {state === "open" && (
          <>
            , opened <Time at={openedAt} now={now} />
          </>
        )}
        {state === "decided" && verdict && decidedAt !== null && (
          <>
            {" · "}
            {verdicts[verdict]}
            {decidedBy && (
              <>
                {" by "}
                <NumberedName member={decidedBy} />
              </>
            )}{" "}
            <Time at={decidedAt} now={now} />
          </>
        )}
      </p>
    </>
  );
}
