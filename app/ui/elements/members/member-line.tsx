import type { ReactNode } from "react";
import { displayName, type MemberName } from "~/accounts/names/member-name";
import { Avatar } from "./avatar";
import { MemberNumber } from "./numbered-name";
import { Link } from "~/ui/elements/link";

type MemberLineProps = { member: MemberName; to?: string; numbered?: boolean; children?: ReactNode };

/** A member's avatar and name; for moderators with the number; the children are chips. */
export function MemberLine({ member, to, numbered, children }: MemberLineProps) {
  const name = <bdi>{displayName(member)}</bdi>;
  return (
    <span className="member-line">
      <Avatar member={member} />
      <span className="member-name">
        {to ? <Link to={to}>{name}</Link> : name}
        {numbered && <MemberNumber member={member} />}
      </span>
      {children}
    </span>
  );
}
