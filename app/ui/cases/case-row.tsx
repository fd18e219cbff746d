import type { ReactNode } from "react";
import { ReviewRow } from "~/ui/forms/review-row";

type CaseRowProps = {
  postId: number;
  /** The post. */
  children: ReactNode;
  /** Chips of reasons, the author's standing, notes. */
  facts: ReactNode;
  /** The form that decides it: always Hide, Dismiss, Block, in this order. */
  panel: ReactNode;
  /** The checkbox that selects it for a bulk decision. */
  select?: ReactNode;
  /** The keys of the queue act on this case. */
  current?: boolean;
  /** Its form is being sent. */
  folded?: boolean;
};

/** A case in the queue with all that is needed to decide it. */
export function CaseRow({ postId, children, facts, panel, select, current, folded }: CaseRowProps) {
  return (
    <ReviewRow
      as="div"
      className="case"
      id={`case-${postId}`}
      role="group"
      aria-labelledby={`post-${postId}-author post-${postId}-time`}
      aria-current={current || undefined}
      data-current={current || undefined}
      data-folded={folded || undefined}
      tabIndex={-1}
      panel={panel}
    >
      {select && <div className="case-select">{select}</div>}
      {children}
      <div className="case-details">{facts}</div>
    </ReviewRow>
  );
}
