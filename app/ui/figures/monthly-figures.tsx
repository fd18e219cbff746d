import {
  type DecisionTime,
  describeDecisionTime,
  type MonthFigures,
  monthlyLabels,
} from "~/moderation/figures/transparency-view";
import { formatNumber, formatShare, pluralize } from "~/text/numbers";
import { monthInWords, spanInWords } from "~/text/times";
import { NumberTable } from "./number-table";

type MonthlyFiguresProps = { months: MonthFigures[]; decisionTime: DecisionTime | null };

const columns = Object.keys(monthlyLabels) as (keyof typeof monthlyLabels)[];

/** The public figures: how many appeals were overturned, how long decisions take, and what was done month by month. */
export function MonthlyFigures({ months, decisionTime }: MonthlyFiguresProps) {
  const overturned = months.reduce((sum, month) => sum + month.overturned, 0);
  const decided = months.reduce((sum, month) => sum + month.overturned + month.upheld, 0);
  const since = `since ${monthInWords(months.at(-1)?.month ?? "")}`;
  return (
    <section aria-labelledby="months">
      <h2 id="months">Month by month</h2>
      <ul className="public-figures">
        <li className="chart-summary">
          <b>{decided === 0 ? "–" : formatShare(overturned, decided)}</b>{" "}
          {decided === 0
            ? `no appeals decided ${since}`
            : `of ${pluralize(decided, "appealed decision")} overturned ${since}`}
        </li>
        {decisionTime && (
          <li className="chart-summary">
            <b>{decisionTime.median === null ? "–" : spanInWords(decisionTime.median)}</b>{" "}
            {describeDecisionTime(decisionTime, since)}
          </li>
        )}
      </ul>
      <NumberTable
        caption="Figures by month"
        head={["Month", ...columns.map((column) => monthlyLabels[column]), "Overturned on appeal"]}
        rows={months.map((figures) => [
          monthInWords(figures.month),
          ...columns.map((column) => formatNumber(figures[column])),
          describeAppeals(figures),
        ])}
      />
    </section>
  );
}

/** "1 of 2"; a dash where none was decided. */
function describeAppeals({ overturned, upheld }: MonthFigures): string {
  const decided = overturned + upheld;
  return decided === 0
    ? "–"
    : `${formatNumber(overturned)} of ${formatNumber(decided)} (${formatShare(overturned, decided)})`;
}
