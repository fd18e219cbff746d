import { Link } from "@remix-run/react";
import type { MouseEventHandler, ReactNode } from "react";
import { Icon } from "~/ui/elements/icon";

type NextPageLinkProps = { to: string; onClick?: MouseEventHandler; children?: ReactNode };

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
