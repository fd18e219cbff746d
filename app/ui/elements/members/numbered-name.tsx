import { displayName, type MemberName } from "~/accounts/names/member-name";

/** A member's name for moderators: with the number, because names change and several people may have one. */
export function NumberedName({ member }: { member: MemberName }) {
  return (
    <>
      <bdi>{displayName(member)}</bdi>
      <MemberNumber member={member} />
    </>
  );
}

/** Nothing where the name itself is the number, as in "Member 74". */
export function MemberNumber({ member }: { member: MemberName }) {
  if (member.erased || member.name === null) return null;
  return <span className="member-number">{` #${member.id}`}</span>;
}
