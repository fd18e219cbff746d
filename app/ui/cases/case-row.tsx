import type { ReactNode } from "react";
import { ReviewRow } from "~/ui/forms/review-row";

type CaseRowProps = {
  postId: number;
  children: ReactNode;
  /** The reports, the author's standing and links, below the post. */
  details: ReactNode;
  /** The form that decides it. */
  panel: ReactNode;
  /** The checkbox that selects it for a bulk decision. */
  checkbox?: ReactNode;
  /** The shortcuts act on this case. */
  current?: boolean;
  /** Its form is being sent: it folds away. */
  folded?: boolean;
};

/** The layout of a case in the queue. */
export function CaseRow({ postId, children, details, panel, checkbox, current, folded }: CaseRowProps) {
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
      {checkbox && <div className="case-select">{checkbox}</div>}
      {children}
      <div className="case-details">{details}</div>
    </ReviewRow>
  );
}
