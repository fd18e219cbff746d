import { max, ticks } from "d3-array";
import { line } from "d3-shape";

/** `color`: of six; the same for the same thing in all panels. */
export type Series = { name: string; color: number; points: { x: number; y: number }[] };
type Panel = { y: string; series: Series[]; logarithmic?: boolean };
type Chart = { title: string; x: string; panels: Panel[] };

const plot = { width: 300, height: 240 };
const margin = { top: 64, right: 150, bottom: 48, left: 56 };
const panelWidth = margin.left + plot.width + margin.right;
const height = margin.top + plot.height + margin.bottom;

// Readable on a light and on a dark ground; the six of the lines differ in lightness, too.
const style = `
text { font: 12px system-ui, sans-serif; fill: #333; }
.title { font-size: 15px; font-weight: 600; }
.grid { stroke: #ddd; } .axis { stroke: #888; }
.line { fill: none; stroke-width: 2; }
${["#b3471d", "#1d6fb3", "#2e7d32", "#7b3fa0", "#8a6d00", "#555"].map((color, index) => `.s${index} { stroke: ${color}; } .d${index} { fill: ${color}; } text.t${index} { fill: ${color}; }`).join("\n")}
@media (prefers-color-scheme: dark) {
text { fill: #ddd; } .grid { stroke: #3a3f4a; } .axis { stroke: #999; }
${["#ff9d70", "#7cc0ff", "#81d087", "#d3a2f2", "#e2c350", "#bbb"].map((color, index) => `.s${index} { stroke: ${color}; } .d${index} { fill: ${color}; } text.t${index} { fill: ${color}; }`).join("\n")}
}`;

/** Lines over an axis of powers of ten, as an SVG for both themes. Each line is named at its end. */
export function drawChart({ title, x, panels }: Chart): string {
  const width = panelWidth * panels.length;
  const drawn = panels.map((panel, index) => drawPanel(panel, x, index * panelWidth)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(title)}">
<style>${style}
</style>
<text class="title" x="12" y="24">${escape(title)}</text>
${drawn}</svg>
`;
}

function drawPanel({ y, series, logarithmic = false }: Panel, xLabel: string, left: number): string {
  const points = series.flatMap((each) => each.points);
  const toX = powersOfTen(
    points.map((point) => point.x),
    plot.width,
  );
  const toY = logarithmic
    ? powersOfTen(
        points.map((point) => Math.max(point.y, 1)),
        plot.height,
      )
    : fromZero(
        points.map((point) => point.y),
        plot.height,
      );
  const yAt = (value: number) => round(plot.height - toY.at(logarithmic ? Math.max(value, 1) : value));
  const xAt = (value: number) => round(toX.at(value));
  const draw = line<{ x: number; y: number }>(
    (point) => xAt(point.x),
    (point) => yAt(point.y),
  );
  const lines = series.map(
    (each) =>
      `<path class="line s${each.color % 6}" d="${draw(each.points)}"/>${each.points.map((point) => `<circle class="d${each.color % 6}" r="3" cx="${xAt(point.x)}" cy="${yAt(point.y)}"/>`).join("")}`,
  );
  const grid = toY.ticks.map(
    (value) =>
      `<line class="grid" x2="${plot.width}" y1="${yAt(value)}" y2="${yAt(value)}"/><text x="-8" y="${yAt(value) + 4}" text-anchor="end">${value.toLocaleString("en")}</text>`,
  );
  const marks = toX.ticks.map(
    (value) =>
      `<text x="${xAt(value)}" y="${plot.height + 18}" text-anchor="middle">${value.toLocaleString("en", { notation: "compact" })}</text>`,
  );
  return `<g transform="translate(${left + margin.left} ${margin.top})">
<text x="${-margin.left + 12}" y="-14">${escape(y)}</text>
${grid.join("\n")}
<line class="axis" x2="${plot.width}" y1="${plot.height}" y2="${plot.height}"/>
${marks.join("\n")}
<text x="${plot.width / 2}" y="${plot.height + 38}" text-anchor="middle">${escape(xLabel)}</text>
${lines.join("\n")}
${placeNames(series, yAt).join("\n")}
</g>
`;
}

/** Beside the last point of each line, moved apart where they would be over each other. */
function placeNames(series: Series[], yAt: (value: number) => number): string[] {
  const lineHeight = 15;
  const names = series
    .map(({ name, color, points }) => ({ name, color, y: yAt(points.at(-1)?.y ?? 0) }))
    .sort((a, b) => b.y - a.y);
  let lowest = plot.height;
  return names.map(({ name, color, y }) => {
    const at = Math.min(y + 4, lowest);
    lowest = at - lineHeight;
    return `<text class="t${color % 6}" x="${plot.width + 10}" y="${round(at)}">${escape(name)}</text>`;
  });
}

type Scale = { at: (value: number) => number; ticks: number[] };

function powersOfTen(values: number[], length: number): Scale {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: (value) => ((Math.log10(value) - from) / (to - from)) * length,
    ticks: Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index)),
  };
}

function fromZero(values: number[], length: number): Scale {
  const marks = ticks(0, max(values) ?? 1, 5);
  const step = (marks[1] ?? 1) - (marks[0] ?? 0);
  const last = marks.at(-1) ?? 1;
  const end = last >= (max(values) ?? 1) ? last : last + step;
  return { at: (value) => (value / end) * length, ticks: last === end ? marks : [...marks, end] };
}

const round = (value: number) => Math.round(value * 10) / 10;
const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
