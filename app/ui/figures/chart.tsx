import { Fragment } from "react";
import {
  type BarsView,
  type DaysView,
  type PackedChart,
  unpackTable,
} from "~/moderation/figures/figures-view";
import { NumberTable } from "./number-table";

/** A total, its chart as SVG, and the same data as tables. The server computes the coordinates. */
export function Chart({ chart }: { chart: PackedChart }) {
  const { title, total, summary, drawing, label, tables } = chart;
  return (
    <figure className="chart">
      <figcaption>
        <h2>{title}</h2>
        <p className="chart-summary">
          <b>{total}</b> {summary}
        </p>
      </figcaption>
      {drawing &&
        (drawing.form === "bars" ? (
          <BarChart drawing={drawing} label={label} />
        ) : (
          <DayChart drawing={drawing} label={label} />
        ))}
      {tables.length > 0 && (
        <details>
          <summary>The numbers as a table</summary>
          {tables.map((table) => (
            <NumberTable key={table.caption} {...unpackTable(table)} />
          ))}
        </details>
      )}
    </figure>
  );
}

const dateAxisHeight = 24;

/** Only the paths stretch to the available width, so that text and strokes keep their size. */
function DayChart({ drawing, label }: { drawing: DaysView; label: string }) {
  const { form, height, ticks, dates, paths, points, ends } = drawing;
  const isLine = form === "line";
  return (
    <svg className="chart-days" role="img" aria-label={label} height={height + dateAxisHeight}>
      {[...ticks, { y: height, words: "" }].map(({ y, words }) => (
        <line key={words} className="chart-grid" x2="100%" y1={y} y2={y} />
      ))}
      <svg viewBox={`0 0 100 ${height}`} width="100%" height={height} preserveAspectRatio="none">
        {paths.map((path, part) => (
          <path
            key={ends[part]?.words}
            className={isLine ? "chart-line" : "chart-columns"}
            data-part={part}
            d={path}
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {points && <path className="chart-points" d={points} vectorEffect="non-scaling-stroke" />}
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
      {ends.map(({ x, y, value, words }, part) => (
        <g key={words} className="chart-end" data-part={part}>
          {isLine ? <circle cx={`${x}%`} cy={y} r="3.5" /> : ends.length > 1 && <EndMark x={x} y={y} />}
          <text x={`${x}%`} dx={ends.length > 1 ? 20 : 9} y={isLine ? Math.min(y, height - 20) : y}>
            <tspan className="chart-value">{value}</tspan> {!isLine && words}
            {isLine && (
              <tspan x={`${x}%`} dx="9" dy="16">
                {words}
              </tspan>
            )}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** In the colour of its part, so that the words beside it need no legend. */
function EndMark({ x, y }: { x: number; y: number }) {
  return (
    <svg x={`${x}%`} overflow="visible">
      <rect x="8" y={y - 4} width="8" height="8" />
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
