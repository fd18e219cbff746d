import type { SizeResult } from "../judge";
import type { Measured } from "../scenarios/measure";
import { drawChart, type Series } from "./chart";

const shown: Measured["name"][] = [
  "bare Worker",
  "visitor's feed",
  "visitor's feed, deep",
  "member's feed",
  "queue",
  "figures, 90 days",
];

/** The pictures by the name of their file. */
export function drawCurves(sizes: SizeResult[]): Record<string, string> {
  const blocks = sizes.at(-1)?.blocks ?? [];
  return {
    "posts.svg": drawChart({
      title: "Pages by number of posts",
      x: "posts",
      panels: [
        { y: "CPU ms a request", series: seriesOf(sizes, "posts", cpuOf) },
        { y: "rows read a request", series: seriesOf(sizes, "posts", rowsOf), logarithmic: true },
      ],
    }),
    "queue.svg": drawChart({
      title: "The queue by number of reports",
      x: "reports",
      panels: [
        { y: "CPU ms a request", series: seriesOf(sizes, "reports", cpuOf, ["queue"]) },
        { y: "rows read a request", series: seriesOf(sizes, "reports", rowsOf, ["queue"]) },
      ],
    }),
    "block.svg": drawChart({
      title: "A block by the posts of the member",
      x: "posts of the member",
      panels: [
        { y: "ms until the answer", series: [ofBlocks("time", ({ ms }) => ms)], logarithmic: true },
        {
          y: "rows written",
          series: [ofBlocks("rows", ({ rowsWritten }) => rowsWritten)],
          logarithmic: true,
        },
      ],
    }),
  };

  function ofBlocks(name: string, valueOf: (block: (typeof blocks)[number]) => number): Series {
    return { name, color: 0, points: blocks.map((block) => ({ x: block.posts, y: valueOf(block) })) };
  }
}

const cpuOf = ({ cpu }: Measured) => cpu.median;
const rowsOf = ({ counts }: Measured) => counts?.rowsRead;

function seriesOf(
  sizes: SizeResult[],
  x: "posts" | "reports",
  valueOf: (measured: Measured) => number | undefined,
  names = shown,
): Series[] {
  return names
    .map((name) => ({
      name,
      color: shown.indexOf(name),
      points: sizes.flatMap((size) => {
        const measured = size.scenarios.find((each) => each.name === name);
        const y = measured && valueOf(measured);
        return y === undefined ? [] : [{ x: size[x], y }];
      }),
    }))
    .filter(({ points }) => points.length > 0);
}
