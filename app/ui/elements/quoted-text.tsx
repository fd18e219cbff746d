import type { ReactNode } from "react";

/** What a member wrote, within our own text; `by` says above it who wrote it. */
export function QuotedText({ by, children }: { by?: ReactNode; children: ReactNode }) {
  return (
    <>
      {by && <p className="hint">{by}</p>}
      <p className="quoted-text" dir="auto">
        {children}
      </p>
    </>
  );
}
