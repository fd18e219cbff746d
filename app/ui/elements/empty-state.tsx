import type { ReactNode } from "react";
import { Illustration, type IllustrationName } from "./illustration";

type EmptyStateProps = {
  illustration: IllustrationName;
  /** One sentence. */
  title: string;
  headingLevel?: 1 | 2;
  /** One link or button that helps on. */
  children?: ReactNode;
};

/** What a page shows where there is nothing to list, or where an error took its place. */
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
