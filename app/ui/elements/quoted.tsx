import type { ReactNode } from "react";
import { Written } from "./written";

/** What a member wrote, within our own text; `by` says above it who wrote it. */
export function Quoted({ by, children }: { by?: ReactNode; children: string }) {
  return (
    <>
      {by && <p className="hint">{by}</p>}
      <div className="quoted">
        <Written text={[children]} />
      </div>
    </>
  );
}
