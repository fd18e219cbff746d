export type IllustrationName = keyof typeof illustrations;

/** For empty pages and error pages: variations on the square and the dots of the logo. */
export function Illustration({ name }: { name: IllustrationName }) {
  return (
    <svg className="illustration" viewBox="0 0 160 120" aria-hidden="true" focusable="false">
      {illustrations[name].map(([className, at, y], index) =>
        typeof at === "number" ? (
          <circle key={index} className={className} cx={at} cy={y} r="9" />
        ) : (
          <path key={index} className={className || undefined} d={at} />
        ),
      )}
    </svg>
  );
}

/** A line with its path, or a dot with its place. */
type Shape = [
  className: "" | "dashed" | "muted" | "muted dashed" | "accent" | "dot" | "faint",
  at: string | number,
  y?: number,
];

const square = "M80 22 118 60 80 98 42 60Z";

const illustrations = {
  feed: [
    ["muted dashed", square],
    ["dot", 80, 60],
    ["accent", "M80 42v-6M95 50l5-4M65 50l-5-4"],
  ],
  queue: [
    ["", square],
    ["dot", 38, 22],
    ["dot", 122, 22],
    ["dot", 38, 98],
    ["dot", 122, 98],
    ["accent", "m68 61 8 8 16-18"],
  ],
  notices: [
    ["", square],
    ["accent", "M66 54h28M66 66h18"],
    ["dot", 140, 60],
    ["faint", 20, 60],
  ],
  results: [
    ["muted dashed", square],
    ["", "M63 60a17 17 0 1 0 34 0 17 17 0 1 0-34 0m30 13 15 15"],
    ["faint", 136, 34],
    ["faint", 24, 88],
  ],
  blocked: [
    ["", square],
    ["muted", "M66 46l28 28M58 54l28 28M74 38l28 28"],
    ["dot", 140, 60],
  ],
  "too-fast": [
    ["muted", square],
    ["dot", 126, 60],
    ["accent", "M100 60H60M104 50H76M104 70H76"],
  ],
  offline: [
    ["", "M70 32 42 60l28 28"],
    ["muted dashed", "m96 38 22 22-22 22"],
    ["accent", "m86 40-8 18h10l-8 20"],
    ["dot", 22, 60],
    ["faint", 140, 60],
  ],
  error: [
    ["", "M88 20 120 62 78 94 46 52Z"],
    ["dot", 30, 30],
    ["dot", 136, 34],
    ["dot", 28, 84],
    ["muted", "M24 108h112"],
    ["faint", 118, 100],
  ],
  "not-found": [
    ["dashed", square],
    ["faint", 38, 22],
    ["faint", 122, 22],
    ["faint", 38, 98],
    ["dot", 140, 88],
  ],
  forbidden: [
    ["muted", square],
    ["", "M120 28v64"],
    ["accent", "M120 60h-24"],
    ["dot", 140, 60],
    ["faint", 80, 60],
  ],
  "sign-in": [
    ["", "M104 46 80 22 42 60l38 38 24-24"],
    ["dot", 136, 60],
    ["accent", "M118 60H88m9-9-9 9 9 9"],
  ],
} satisfies Record<string, Shape[]>;
