import type { ComponentPropsWithoutRef, ReactNode } from "react";

type ReviewRowProps = Omit<ComponentPropsWithoutRef<"article">, "className"> & {
  as?: "article" | "div";
  className: string;
  /** What decides it. */
  panel: ReactNode;
};

/** A case or an appeal, and where there is room beside it the panel with the form that decides it. */
export function ReviewRow({ as: Element = "article", className, panel, children, ...rest }: ReviewRowProps) {
  return (
    <Element {...rest} className={`review-row ${className}`}>
      <div className="review-content">{children}</div>
      <ReviewPanel>{panel}</ReviewPanel>
    </Element>
  );
}

/** A frame around the form that decides something. */
export function ReviewPanel({ children }: { children: ReactNode }) {
  return <div className="review-panel no-print">{children}</div>;
}
