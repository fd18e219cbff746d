import type { ReactNode } from "react";
import { Drawing, type DrawingName } from "./drawing";

type EmptyStateProps = {
  drawing: DrawingName;
  /** One sentence. */
  title: string;
  headingLevel?: 1 | 2;
  /** One thing to do. */
  children?: ReactNode;
};

export function EmptyState({ drawing, title, headingLevel, children }: EmptyStateProps) {
  const Title = headingLevel ? (`h${headingLevel}` as const) : "p";
  return (
    <div className="empty">
      <Drawing name={drawing} />
      <Title className="empty-title">{title}</Title>
      {children}
    </div>
  );
}
