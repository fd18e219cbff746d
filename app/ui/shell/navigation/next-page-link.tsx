import type { MouseEventHandler, ReactNode } from "react";
import { Icon } from "~/ui/elements/icon";
import { Link } from "~/ui/elements/link";

type NextPageLinkProps = { to: string; onClick?: MouseEventHandler; children?: ReactNode };

/** Below the last page of a list: the one link on. `#main` is the top of the page. */
export function EndOfList({ to, children = "Back to top" }: { to: string; children?: ReactNode }) {
  return (
    <p className="next-page no-print">
      {to.startsWith("#") ? <a href={to}>{children}</a> : <Link to={to}>{children}</Link>}
    </p>
  );
}

/** The link to the next page of a list, which has the older items in most lists. */
export function NextPageLink({ to, onClick, children = "Older posts" }: NextPageLinkProps) {
  return (
    <p className="next-page no-print">
      <Link className="button button-secondary" to={to} rel="next" onClick={onClick}>
        {children}
        <Icon name="down" />
      </Link>
    </p>
  );
}
