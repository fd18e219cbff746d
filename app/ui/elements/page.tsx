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

type Tab = {
  to: string;
  label: string;
  current: boolean;
  count?: number | string;
  /** That something waits there: a dot to the eye, these words to others. */
  waiting?: string;
};

/** Ways to see the same list; each has an address. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ to, label: words, current, count, waiting }) => (
        <Link
          key={to}
          to={to}
          aria-current={current ? "page" : undefined}
          title={waiting}
          data-waiting={waiting ? true : undefined}
        >
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

/** Why a page holds less than others though it is not the last: what it was sifted from is bounded. */
export function ShortPage({ empty }: { empty: boolean }) {
  return (
    <p className="hint short-page">
      {empty ? "Nothing" : "Not everything"} that was looked through for this page is to be shown. There may
      be more further on.
    </p>
  );
}
