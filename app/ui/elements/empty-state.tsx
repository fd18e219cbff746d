import type { ReactNode } from "react";
import { Illustration, type IllustrationName } from "./illustration";

type EmptyStateProps = {
  illustration: IllustrationName;
  /** One sentence. */
  title: string;
  headingLevel?: 1 | 2;
  /** A link or button to what can be done instead. */
  children?: ReactNode;
};

/** Shown instead of an empty list, and as the content of error pages. */
export function EmptyState({ illustration, title, headingLevel, children }: EmptyStateProps) {
  const Title = headingLevel ? (`h${headingLevel}` as const) : "p";
  return (
    <div className="empty">
      <Illustration name={illustration} />
      <Title className="empty-title">{title}</Title>
      {children}
    </div>
  );
}
