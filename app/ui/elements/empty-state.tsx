import type { ReactNode } from "react";
import { Drawing, type DrawingName } from "./drawing";

type EmptyStateProps = {
  drawing: DrawingName;
  /** One sentence. */
  title: string;
  headingLevel?: 1 | 2;
  /** One link or button that helps on. */
  children?: ReactNode;
};

/** What a page shows where there is nothing to list, or where an error took its place. */
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
