import type { ReactNode } from "react";

type PageHeaderProps = { title: ReactNode; lead?: ReactNode; children?: ReactNode };

/** The only `h1` of the page, with tabs or a button below it. */
export function PageHeader({ title, lead, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </header>
  );
}
