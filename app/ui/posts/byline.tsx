import type { ReactNode } from "react";
import type { Role } from "~/db/vocabulary";
import { displayName, type MemberName } from "~/accounts/names/member-name";
import { Avatar } from "~/ui/elements/members/avatar";
import { RoleChip } from "~/ui/elements/members/role-chip";
import { MemberNumber } from "~/ui/elements/members/numbered-name";
import { Link } from "~/ui/elements/link";

type BylineProps = {
  member: MemberName;
  /** The member's page. An erased account is not linked. */
  to: string;
  /** The id of the name. */
  id: string;
  /** Makes the name a heading of this level. */
  headingLevel?: 1 | 2;
  /** For moderators: the member's number is beside the name. */
  numbered?: boolean;
  /** Of the author of a post: said of moderators and admins. */
  role?: Role;
  /** The time, and what it is about. */
  children: ReactNode;
};

/** Who wrote something, and when. */
export function Byline({ member, to, id, headingLevel, numbered, role, children }: BylineProps) {
  const name = <bdi>{displayName(member)}</bdi>;
  const Name = headingLevel ? (`h${headingLevel}` as const) : "span";
  return (
    <header className="byline">
      <Avatar member={member} />
      <div className="byline-text">
        <Name className="byline-name" id={id}>
          {member.erased ? name : <Link to={to}>{name}</Link>}
        </Name>
        {numbered && <MemberNumber member={member} />} {role && <RoleChip role={role} />}{" "}
        <span className="byline-meta">{children}</span>
      </div>
    </header>
  );
}
