import type { ComponentPropsWithoutRef, ReactNode } from "react";

type ReviewRowProps = Omit<ComponentPropsWithoutRef<"article">, "className"> & {
  as?: "article" | "div";
  className: string;
  /** The form that decides it, or the decision. */
  panel: ReactNode;
};

/** A case or an appeal with the panel to decide it, side by side on wide screens. */
export function ReviewRow({ as: Element = "article", className, panel, children, ...rest }: ReviewRowProps) {
  return (
    <Element {...rest} className={`review-row ${className}`}>
      <div className="review-content">{children}</div>
      <ReviewPanel>{panel}</ReviewPanel>
    </Element>
  );
}

/** The frame around a form that decides something. */
export function ReviewPanel({ children }: { children: ReactNode }) {
  return <div className="review-panel no-print">{children}</div>;
}
