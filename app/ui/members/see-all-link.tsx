import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

/** Below the latest few of something: the link to all of them. */
export function SeeAllLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p className="see-all">
      <Link to={to}>{children}</Link>
    </p>
  );
}
