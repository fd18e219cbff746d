import type { ReactNode } from "react";

export type IllustrationName = keyof typeof illustrations;

/** For empty pages and error pages: variations on the square and the dots of the logo. */
export function Illustration({ name }: { name: IllustrationName }) {
  return (
    <svg className="illustration" viewBox="0 0 160 120" aria-hidden="true" focusable="false">
      {illustrations[name]}
    </svg>
  );
}

const square = "M80 22 118 60 80 98 42 60Z";

const illustrations = {
  feed: (
    <>
      <path className="muted dashed" d={square} />
      <Dot x={80} y={60} />
      <path className="accent" d="M80 42v-6M95 50l5-4M65 50l-5-4" />
    </>
  ),
  queue: (
    <>
      <path d={square} />
      <Dot x={38} y={22} />
      <Dot x={122} y={22} />
      <Dot x={38} y={98} />
      <Dot x={122} y={98} />
      <path className="accent" d="m68 61 8 8 16-18" />
    </>
  ),
  notices: (
    <>
      <path d={square} />
      <path className="accent" d="M66 54h28M66 66h18" />
      <Dot x={140} y={60} />
      <Dot x={20} y={60} faint />
    </>
  ),
  results: (
    <>
      <path className="muted dashed" d={square} />
      <circle cx="80" cy="60" r="17" />
      <path d="m93 73 15 15" />
      <Dot x={136} y={34} faint />
      <Dot x={24} y={88} faint />
    </>
  ),
  blocked: (
    <>
      <path d={square} />
      <path className="muted" d="M66 46l28 28M58 54l28 28M74 38l28 28" />
      <Dot x={140} y={60} />
    </>
  ),
  "too-fast": (
    <>
      <path className="muted" d={square} />
      <Dot x={126} y={60} />
      <path className="accent" d="M100 60H60M104 50H76M104 70H76" />
    </>
  ),
  offline: (
    <>
      <path d="M70 32 42 60l28 28" />
      <path d="m96 38 22 22-22 22" className="muted dashed" />
      <path className="accent" d="m86 40-8 18h10l-8 20" />
      <Dot x={22} y={60} />
      <Dot x={140} y={60} faint />
    </>
  ),
  error: (
    <>
      <path d="M88 20 120 62 78 94 46 52Z" />
      <Dot x={30} y={30} />
      <Dot x={136} y={34} />
      <Dot x={28} y={84} />
      <path className="muted" d="M24 108h112" />
      <Dot x={118} y={100} faint />
    </>
  ),
  "not-found": (
    <>
      <path className="dashed" d={square} />
      <Dot x={38} y={22} faint />
      <Dot x={122} y={22} faint />
      <Dot x={38} y={98} faint />
      <Dot x={140} y={88} />
    </>
  ),
  forbidden: (
    <>
      <path className="muted" d={square} />
      <path d="M120 28v64" />
      <path className="accent" d="M120 60h-24" />
      <Dot x={140} y={60} />
      <Dot x={80} y={60} faint />
    </>
  ),
  "sign-in": (
    <>
      <path d="M104 46 80 22 42 60l38 38 24-24" />
      <Dot x={136} y={60} />
      <path className="accent" d="M118 60H88m9-9-9 9 9 9" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

function Dot({ x, y, faint }: { x: number; y: number; faint?: boolean }) {
  return <circle className={faint ? "faint" : "dot"} cx={x} cy={y} r="9" />;
}
