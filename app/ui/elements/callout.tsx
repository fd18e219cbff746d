import type { ReactNode } from "react";

/** Something to know before going on: a paragraph, and what can be done about it. */
export function Callout({ children }: { children: ReactNode }) {
  return <div className="callout">{children}</div>;
}
