import type { ReactNode } from "react";

type ControlsProps = {
  /** Without borders, for controls that are rarely used. */
  plain?: boolean;
  children: ReactNode;
};

/** A row of links and buttons: under a post, or at the end of a form. */
export function Controls({ plain, children }: ControlsProps) {
  return <div className={plain ? "controls controls-plain no-print" : "controls no-print"}>{children}</div>;
}
