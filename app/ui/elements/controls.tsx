import type { ReactNode } from "react";

/** A row of links and buttons: under a post, or at the end of a form. */
export function Controls({ children }: { children: ReactNode }) {
  return <div className="controls no-print">{children}</div>;
}
