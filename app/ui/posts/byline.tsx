import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { displayName, type Named } from "~/accounts/member-name";
import { Avatar } from "~/ui/elements/avatar";

type BylineProps = {
  member: Named;
  /** The address of the member's page; an erased account has none. */
  to: string;
  /** The id of the name. */
  id: string;
  /** Makes the name a heading, where a page's outline wants one. */
  headingLevel?: 1 | 2;
  /** When it was written, and about what. */
  children: ReactNode;
};

/** Who wrote something, and when. */
export function Byline({ member, to, id, headingLevel, children }: BylineProps) {
  const name = <bdi>{displayName(member)}</bdi>;
  const Name = headingLevel ? (`h${headingLevel}` as const) : "span";
  return (
    <header className="byline">
      <Avatar member={member} />
      <div className="byline-text">
        <Name className="byline-name" id={id}>
          {member.erased ? name : <Link to={to}>{name}</Link>}
        </Name>{" "}
        <span className="byline-meta">{children}</span>
      </div>
    </header>
  );
}
