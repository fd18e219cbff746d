import { expect, test } from "vitest";
import { drawChart } from "./chart";

const points = [100, 1_000, 10_000].map((x) => ({ x, y: x / 100 }));
const chart = drawChart({
  title: "Pages & posts",
  x: "posts",
  panels: [
    { y: "CPU ms", series: [{ name: "visitor's feed", color: 0, points }] },
    {
      y: "rows",
      series: [
        { name: "queue", color: 1, points },
        { name: "feed", color: 0, points: points.map(({ x }) => ({ x, y: 42 })) },
      ],
      logarithmic: true,
    },
  ],
});

test("a chart has a title, a label and marks on each axis, and the name of each line", () => {
  for (const text of [
    "Pages &amp; posts",
    "CPU ms",
    "rows",
    "posts",
    "visitor's feed",
    "queue",
    "feed",
    "10K",
  ])
    expect(chart).toContain(`>${text}</text>`);
  expect(chart.match(/<path class="line/g)).toHaveLength(3);
  expect(chart).not.toContain("NaN");
});

test("its colours follow the reader's theme", () => {
  expect(chart).toContain("@media (prefers-color-scheme: dark)");
});

test("names of lines that end at the same place are not over each other", () => {
  const same = {
    points: [
      { x: 10, y: 5 },
      { x: 100, y: 5 },
    ],
  };
  const drawn = drawChart({
    title: "",
    x: "",
    panels: [
      {
        y: "",
        series: [
          { name: "one", color: 0, ...same },
          { name: "two", color: 0, ...same },
        ],
      },
    ],
  });
  const [one, two] = ["one", "two"].map((name) =>
    Number(new RegExp(`y="(-?[\\d.]+)">${name}<`).exec(drawn)?.[1]),
  );
  expect(Math.abs(one! - two!)).toBeGreaterThanOrEqual(12);
});
