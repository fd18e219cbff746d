import type { ReactNode } from "react";

/** A warning above a form: a paragraph, and a button. */
export function Callout({ children }: { children: ReactNode }) {
  return <div className="callout">{children}</div>;
}
