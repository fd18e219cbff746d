import { Link } from "@remix-run/react";
import type { MouseEventHandler, ReactNode } from "react";
import { Icon } from "~/ui/elements/icon";

type OlderLinkProps = { to: string; onClick?: MouseEventHandler; children?: ReactNode };

/** The link to the next page of a list that shows the newest first. */
export function OlderLink({ to, onClick, children = "Older posts" }: OlderLinkProps) {
  return (
    <p className="older no-print">
      <Link className="button button-secondary" to={to} rel="next" onClick={onClick}>
        {children}
        <Icon name="down" />
      </Link>
    </p>
  );
}
