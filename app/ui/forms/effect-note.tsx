import type { ReactNode } from "react";

/** What the button beside it will do. */
export function EffectNote({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <p className="effect" id={id}>
      {children}
    </p>
  );
}
