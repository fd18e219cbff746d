import type { ReactNode } from "react";

/** What the buttons below it will do. */
export function EffectHint({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <p className="hint" id={id}>
      {children}
    </p>
  );
}
