import type { ReactNode } from "react";
import { TypedText } from "./typed-text";

/** What a member wrote, quoted within text of the app. `by` is shown above it. */
export function QuotedText({ by, children }: { by?: ReactNode; children: string }) {
  return (
    <>
      {by && <p className="hint">{by}</p>}
      <div className="quoted-text">
        <TypedText text={[children]} />
      </div>
    </>
  );
}
