import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

/** Below the latest few of something: the link to all of them. */
export function MoreLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p className="more">
      <Link to={to}>{children}</Link>
    </p>
  );
}
