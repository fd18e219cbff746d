import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  lead?: ReactNode;
  /** On the line of the title where there is room. */
  besideTitle?: ReactNode;
  children?: ReactNode;
};

/** The only `h1` of the page, with tabs or a button below it. */
export function PageHeader({ title, lead, besideTitle, children }: PageHeaderProps) {
  return (
    <header className={besideTitle ? "page-header page-header-line" : "page-header"}>
      <h1>{title}</h1>
      {besideTitle}
      {lead && <p className="lead">{lead}</p>}
      {children}
    </header>
  );
}
