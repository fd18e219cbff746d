import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { displayName, type Named } from "~/accounts/member-name";
import { Avatar } from "./avatar";

type MemberLineProps = { member: Named; to?: string; children?: ReactNode };

/** Somebody on one line; the children are chips about them. */
export function MemberLine({ member, to, children }: MemberLineProps) {
  const name = <bdi>{displayName(member)}</bdi>;
  return (
    <span className="person">
      <Avatar member={member} />
      <span className="person-name">{to ? <Link to={to}>{name}</Link> : name}</span>
      {children}
    </span>
  );
}
