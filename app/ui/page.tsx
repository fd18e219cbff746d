import { Link } from "@remix-run/react";
import type { MouseEventHandler, ReactNode } from "react";
import { Icon } from "./icon";

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

type Tab = { to: string; label: string; current: boolean; count?: number };

/** Ways to see the same list; each has an address. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, label: words, current, count }) => (
        <Link key={to} to={to} aria-current={current ? "page" : undefined}>
          {words}
          {count !== undefined && (
            <>
              {" "}
              <span className="tabs-count">{count}</span>
            </>
          )}
        </Link>
      ))}
    </nav>
  );
}

type OlderLinkProps = { to: string; rel?: string; onClick?: MouseEventHandler; children?: ReactNode };

export function OlderLink({ to, rel = "next", onClick, children = "Older posts" }: OlderLinkProps) {
  return (
    <p className="older">
      <Link className="button button-quiet" to={to} rel={rel} onClick={onClick}>
        {children}
        <Icon name="down" />
      </Link>
    </p>
  );
}
