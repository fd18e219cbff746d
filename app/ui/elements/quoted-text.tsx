import type { ReactNode } from "react";

/** What a member wrote, quoted within text of the app. `by` is shown above it. */
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
