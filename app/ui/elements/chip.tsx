import type { ReactNode } from "react";

export type Tone = "neutral" | "danger" | "caution" | "good" | "accent";

/** A short label: a reason with its count, a role, a state. */
export function Chip({
  children,
  count,
  tone = "neutral",
}: {
  children: ReactNode;
  count?: number;
  tone?: Tone;
}) {
  return (
    <span className="chip" data-tone={tone}>
      {children}
      {count !== undefined && (
        <>
          {" "}
          <b>{count}</b>
        </>
      )}
    </span>
  );
}
