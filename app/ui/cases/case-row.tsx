import type { ReactNode } from "react";

type CaseRowProps = {
  postId: number;
  /** The post. */
  children: ReactNode;
  /** Chips of reasons, the author's standing, notes. */
  facts: ReactNode;
  /** The form that decides it: always Hide, Dismiss, Block, in this order. */
  act: ReactNode;
  /** The box that ticks it for a bulk decision. */
  select?: ReactNode;
  /** Where the keyboard stands. */
  current?: boolean;
  /** Its form is on the way. */
  folded?: boolean;
};

/** A case with all that is needed to decide it; the form stands beside it where there is room. */
export function CaseRow({ postId, children, facts, act, select, current, folded }: CaseRowProps) {
  return (
    <div
      className="case"
      id={`case-${postId}`}
      role="group"
      aria-labelledby={`post-${postId}-author post-${postId}-time`}
      aria-current={current || undefined}
      data-current={current || undefined}
      data-folded={folded || undefined}
      tabIndex={-1}
    >
      <div className="case-what">
        {select && <div className="case-select">{select}</div>}
        {children}
        <div className="case-facts">{facts}</div>
      </div>
      <div className="case-act">{act}</div>
    </div>
  );
}
