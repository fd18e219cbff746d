import type { ReactNode } from "react";
import { Link } from "~/ui/elements/link";

/** The link below the latest entries of a list to all of them. */
export function SeeAllLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <p className="see-all">
      <Link to={to}>{children}</Link>
    </p>
  );
}
