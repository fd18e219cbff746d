import type { ReactNode } from "react";

type PageHeaderProps = { title: ReactNode; lead?: ReactNode; children?: ReactNode };

/** The page's one `h1`; the children (tabs, a button) stand under it. */
export function PageHeader({ title, lead, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </header>
  );
}
