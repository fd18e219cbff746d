import { Fragment } from "react";
import type { BarsView, ChartView, LinesView } from "~/moderation/figures/figures-view";
import { NumberTable } from "./number-table";

/** A total, its chart as SVG, and the same data as a table. The server computes the coordinates. */
export function Chart({ chart }: { chart: ChartView }) {
  const { title, total, summary, drawing, label, head, rows } = chart;
  return (
    <figure className="chart">
      <figcaption>
        <h2>{title}</h2>
        <p className="chart-summary">
          <b>{total}</b> {summary}
        </p>
      </figcaption>
      {drawing?.form === "lines" && <LineChart drawing={drawing} label={label} />}
      {drawing?.form === "bars" && <BarChart drawing={drawing} label={label} />}
      {rows.length > 0 && (
        <details>
          <summary>The numbers as a table</summary>
          <NumberTable caption={title} head={head} rows={rows} />
        </details>
      )}
    </figure>
  );
}

const dateAxisHeight = 24;

/** Only the paths stretch to the available width, so that text and strokes keep their size. */
function LineChart({ drawing, label }: { drawing: LinesView; label: string }) {
  const { height, ticks, dates, area, lines } = drawing;
  // SVG paints in document order: the first line comes last, over the others.
  const backToFront = lines.map((line, part) => ({ ...line, part })).reverse();
  return (
    <svg className="chart-lines" role="img" aria-label={label} height={height + dateAxisHeight}>
      {[...ticks, { y: height, words: "" }].map(({ y, words }) => (
        <line key={words} className="chart-grid" x2="100%" y1={y} y2={y} />
      ))}
      <svg viewBox={`0 0 100 ${height}`} width="100%" height={height} preserveAspectRatio="none">
        <path className="chart-area" d={area} />
        {backToFront.map(({ path, end, part }) => (
          <path
            key={end.words}
            className="chart-line"
            data-part={part}
            d={path}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      {ticks.map(({ y, words }) => (
        <text key={words} className="chart-tick" y={y - 5}>
          {words}
        </text>
      ))}
      {dates.map(({ x, anchor, words }) => (
        <text key={words} className="chart-date" x={`${x}%`} y={height + 18} textAnchor={anchor}>
          {words}
        </text>
      ))}
      {backToFront.map(({ end, part }) => (
        <g key={end.words} className="chart-end" data-part={part}>
          <circle cx="100%" cy={end.y} r="3" />
          <text x="100%" dx="9" y={end.labelY}>
            <tspan className="chart-value">{end.value}</tspan> {end.words}
          </text>
        </g>
      ))}
    </svg>
  );
}

function BarChart({ drawing, label }: { drawing: BarsView; label: string }) {
  return (
    <svg className="chart-bars" role="img" aria-label={label} height={drawing.height}>
      {drawing.bars.map(({ y, words, parts }) => (
        <g key={words}>
          <text y={y + 14}>{words}</text>
          <text x="100%" y={y + 14} textAnchor="end">
            {parts.map(({ words: text }, part) => (
              <Fragment key={text}>
                {part > 0 && ", "}
                <tspan data-part={part}>{text}</tspan>
              </Fragment>
            ))}
          </text>
          <line className="chart-grid" x2="100%" y1={y + 26} y2={y + 26} />
          {parts.map(({ x, width }, part) => (
            <rect key={x} data-part={part} x={`${x}%`} y={y + 22} width={`${width}%`} height="8" />
          ))}
        </g>
      ))}
    </svg>
  );
}
