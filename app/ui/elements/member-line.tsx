import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { displayName, type MemberName } from "~/accounts/member-name";
import { Avatar } from "./avatar";

type MemberLineProps = { member: MemberName; to?: string; children?: ReactNode };

/** A member's avatar and name; the children are chips. */
export function MemberLine({ member, to, children }: MemberLineProps) {
  const name = <bdi>{displayName(member)}</bdi>;
  return (
    <span className="member-line">
      <Avatar member={member} />
      <span className="member-name">{to ? <Link to={to}>{name}</Link> : name}</span>
      {children}
    </span>
  );
}
